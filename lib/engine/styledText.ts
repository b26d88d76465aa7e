import { CONTROL, SEQUENCE, plainText } from "./plainText";

/** A line as plain text, and beside it how a terminal would colour it: "0,1;31 12,0" says bold red from character 0 on, plain from 12 on. */
export interface StyledText { text: string; sgr?: string }

// Select Graphic Rendition, with parameters of a length that means something.
// oxlint-disable-next-line no-control-regex
const GRAPHIC = /^\u001b\[([\d;:]{0,64})m$/;
/** A line that changes its looks more often is no text. */
const MAX_CHANGES = 300;

/** The same text as `plainText`; every sequence but those of colour and weight is dropped. */
export function styledText(line: string): StyledText {
  if (!line.includes("\u001b")) return { text: plainText(line) };
  const changes: { at: number; codes: string }[] = [];
  let text = "";
  let from = 0;
  let count = 0;
  for (const { 0: sequence, index } of line.matchAll(SEQUENCE)) {
    text += line.slice(from, index).replace(CONTROL, "");
    from = index + sequence.length;
    const codes = GRAPHIC.exec(sequence)?.[1];
    if (codes === undefined || ++count > MAX_CHANGES) continue;
    const last = changes.at(-1);
    if (last?.at === text.length) last.codes += `;${codes || "0"}`;
    else changes.push({ at: text.length, codes: codes || "0" });
  }
  text += line.slice(from).replace(CONTROL, "");
  const sgr = count > MAX_CHANGES ? "" : changes.filter(({ at }) => at < text.length).map(({ at, codes }) => `${at},${codes}`).join(" ");
  return sgr === "" ? { text } : { text, sgr };
}
