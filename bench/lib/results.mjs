import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../scripts/lib/paths.mjs";
import { markdownTable } from "./print.mjs";

const FILE = path.join(ROOT, "bench/RESULTS.md");
const HEAD = "# Last results\nWritten by `npm run bench -- <bench>`; each section by the last run of its bench.\n";

/** `text` with the section of this title replaced, or added at its end. */
export function replaceSection(text, title, body) {
  const [head, ...sections] = text.split(/^(?=## )/m);
  const kept = sections.filter((section) => !section.startsWith(`## ${title}\n`)).map((section) => `${section.trimEnd()}\n`);
  const at = sections.findIndex((section) => section.startsWith(`## ${title}\n`));
  kept.splice(at < 0 ? kept.length : at, 0, `## ${title}\n${body.trimEnd()}\n`);
  return [`${head.trimEnd()}\n`, ...kept].join("\n");
}

/** Keeps a bench's results. */
export function writeSection(bench, { machine, figures, notes }) {
  const old = existsSync(FILE) ? readFileSync(FILE, "utf8") : HEAD;
  const body = [machine, markdownTable(figures), notes.map((note) => `- ${note}`).join("\n")].filter(Boolean).join("\n\n");
  writeFileSync(FILE, replaceSection(old, bench, body));
}
