// Terminal sequences (ECMA-48): strings that end in BEL or ST (links, titles), then CSI (colours, cursor), then the short ones.
// oxlint-disable-next-line no-control-regex
export const SEQUENCE = /\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b\[[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]/g;
// C0 and C1 control characters but the tab, and the marks that turn the direction of text.
// oxlint-disable-next-line no-control-regex
export const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A line of a log as plain text: colours, links and cursor moves of a terminal taken out. */
export function plainText(line: string): string {
  return line.replace(SEQUENCE, "").replace(CONTROL, "");
}
