import { styledText } from "../engine/styledText";
import type { StyledText } from "../engine/styledText";

/** The words of a raw line without secrets, and its looks; without those where a secret was taken out and characters have other places. */
export function cleanText(raw: string, redact: (text: string) => string): StyledText {
  const styled = styledText(raw);
  const text = redact(styled.text);
  return text === styled.text ? styled : { text };
}
