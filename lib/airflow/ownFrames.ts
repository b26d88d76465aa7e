const FRAME = /^\s*File "(.*)", line \d+, in /;
/** A frame's code is indented further than its first line. */
const CODE = /^ {4}|^ {2}\[Previous line repeated/;
const OWN_LINES = 2;

/** A traceback's lines from frame to frame: the lines of one, or a line between them. */
function partsOf(trace: readonly string[]): { file: string | null; lines: string[] }[] {
  const parts: { file: string | null; lines: string[] }[] = [];
  for (const line of trace) {
    const file = FRAME.exec(line)?.[1] ?? null;
    const last = parts.at(-1);
    if (file === null && last && last.file !== null && CODE.test(line)) last.lines.push(line);
    else parts.push({ file, lines: [line] });
  }
  return parts;
}

/**
 * The last lines of a Python traceback, `max` at most. When it has frames of files under `folders`, each is shown with its code,
 * the frames of libraries are counted, and the last of them stays however long the exception's message is. Pure.
 */
export function ownFrames(trace: readonly string[], folders: readonly string[], max: number): string[] {
  const isOwn = (file: string): boolean => folders.some((folder) => file.startsWith(`${folder}/`));
  const shown: string[] = [];
  let left = 0, own = -1;
  const sayLeft = (): void => {
    if (left > 0) shown.push(`  … ${left} ${left === 1 ? "frame" : "frames"} of libraries`);
    left = 0;
  };
  for (const { file, lines } of partsOf(trace)) {
    if (file !== null && !isOwn(file)) { left++; continue; }
    sayLeft();
    if (file !== null) own = shown.length;
    shown.push(...(file === null ? lines : lines.slice(0, OWN_LINES)));
  }
  sayLeft();
  if (own < 0) return trace.slice(-max);
  const from = shown.length - max;
  if (own >= from) return shown.slice(Math.max(0, from));
  return [...shown.slice(own, own + OWN_LINES), "  …", ...shown.slice(OWN_LINES + 1 - max)];
}
