// Searches the lines of a log beside the page, which ends it when an expression takes too long. Lines come as "add" in blocks, joined by
// newlines; "find" looks through all of them. Both are answered with the matches of the search of that moment.
"use strict";
let blocks = [];
let search = null;

function look({ first, lines }) {
  const found = [];
  for (let at = 0; at < lines.length; at++) {
    const match = search.expression.exec(lines[at]);
    if (match && match[0] !== "") found.push(first + at, match.index, match.index + match[0].length);
  }
  return found;
}

function answer(found) {
  postMessage({ id: search ? search.id : 0, found: Int32Array.from(found) });
}

addEventListener("message", ({ data }) => {
  if (data.type === "add") {
    const block = { first: data.first, lines: data.text.split("\n") };
    blocks.push(block);
    answer(search ? look(block) : []);
  } else if (data.type === "keep") {
    blocks = blocks.filter(({ first, lines }) => first + lines.length > data.from);
  } else if (data.type === "find") {
    search = { id: data.id, expression: new RegExp(data.source, "iu") };
    answer(blocks.flatMap(look));
  }
});
