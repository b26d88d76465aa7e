const verdict = ({ ok }) => (ok === null ? "" : ok ? "ok" : "MISSED");
const cells = (figure) => [figure.name, `${figure.value} ${figure.unit}`, figure.bar === null ? "" : `<= ${figure.bar} ${figure.unit}`, verdict(figure)].map((cell) => cell.trimEnd());

/** One object a line, for programs. */
export function printJson(figures) {
  for (const { name, value, unit, bar, ok } of figures) process.stdout.write(`${JSON.stringify({ name, value, unit, bar, ok })}\n`);
}

/** A table for people. */
export function printTable(figures) {
  const rows = [["figure", "value", "bar", ""], ...figures.map(cells)];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) process.stdout.write(`  ${row.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd()}\n`);
}

/** The same table in Markdown. */
export function markdownTable(figures) {
  return ["| figure | value | bar | |", "|---|---|---|---|", ...figures.map((figure) => `| ${cells(figure).join(" | ")} |`)].join("\n");
}

/** A word on what goes on. Not on standard output: that belongs to the figures. */
export const say = (text) => void process.stderr.write(`  • ${text}\n`);
