// Searches the lines of a log beside the page, which ends it when an expression takes too long. Lines come as "add" in blocks, joined by
// newlines; "find" looks through all of them, in slices, so that the next "find" or "stop" takes its place. Each is answered once, with
// the matches of the search of that moment and the number of the line up to which it has looked. A line to be left out is no match: its
// place is -1.
"use strict";
const SLICE_MS = 10;
let blocks = [];
let search = null;
/** What is still to be looked through. */
let work = null;
const turn = new MessageChannel();

function place(expression, line) {
  const match = expression ? expression.exec(line) : null;
  return match && match[0] !== "" ? match : null;
}

function look({ first, lines }, found) {
  for (let at = 0; at < lines.length; at++) {
    if (place(search.exclude, lines[at])) found.push(first + at, -1, -1);
    else {
      const match = place(search.expression, lines[at]);
      if (match) found.push(first + at, match.index, match.index + match[0].length);
    }
  }
  return found;
}

function answer(id, found, upTo) {
  const numbers = Int32Array.from(found);
  postMessage({ id, found: numbers, upTo }, [numbers.buffer]);
}

function endOf(block) {
  return block ? block.first + block.lines.length : 0;
}

function step() {
  const until = performance.now() + SLICE_MS;
  while (work && performance.now() < until) {
    const block = work.blocks[work.next++];
    if (block) look(block, work.found);
    else {
      answer(search.id, work.found, endOf(work.blocks.at(-1)));
      work = null;
    }
  }
  if (work) turn.port2.postMessage(null);
}
turn.port1.addEventListener("message", step);
turn.port1.start();

function giveUp() {
  if (work) answer(0, [], 0);
  work = null;
}

addEventListener("message", ({ data }) => {
  if (data.type === "add") {
    const block = { first: data.first, lines: data.text.split("\n") };
    blocks.push(block);
    if (work) work.blocks.push(block);
    if (work || !search) answer(0, [], 0);
    else answer(search.id, look(block, []), endOf(block));
  } else if (data.type === "keep") {
    blocks = blocks.filter(({ first, lines }) => first + lines.length > data.from);
  } else if (data.type === "stop") {
    giveUp();
    search = null;
    answer(0, [], 0);
  } else if (data.type === "find") {
    giveUp();
    const read = (source) => (source === null ? null : new RegExp(source, "iu"));
    search = { id: data.id, expression: read(data.source), exclude: read(data.exclude) };
    work = { blocks: [...blocks], next: 0, found: [] };
    postMessage({ begun: data.id });
    turn.port2.postMessage(null);
  }
});
