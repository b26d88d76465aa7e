import { widthOf } from "./layout";
import type { Match } from "./logSearch";

/** Characters before a match that show where it stands. */
const BEFORE = 20;
const SECOND_OF_PAIR = /^[\uDC00-\uDFFF]/;

/** From which character on a line that is not wrapped is shown: one whose match ends beyond what is seen, from a little before the match. Pure. */
export function seenFrom(text: string, match: Match | null, columns: number): number {
  // The last column may be taken by what stands for the rest.
  if (!match || widthOf(text.slice(0, match.end)) < columns) return 0;
  const from = Math.max(0, match.start - Math.min(BEFORE, Math.max(0, Math.floor(columns / 4))));
  return SECOND_OF_PAIR.test(text.slice(from, from + 1)) ? from + 1 : from;
}
