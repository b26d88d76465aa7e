import type { LogLevel } from "../contracts/logs";
import { isDetail, isWarning, levelOf } from "./level";

const TRACEBACK = /^\s*(?:\+ )?(?:Exception Group )?Traceback \(most recent call last\):/;
const CHAIN = /^(?:During handling of the above exception|The above exception was the direct cause)/;
/** What SQLAlchemy puts below the exception. */
const BELOW = /^(?:\[SQL: |\[parameters: |\(Background on this error at: )/;
const INDENTED = /^(?:\t| {2,})/;
const DEEP = /^(?:\t| {4,})/;

export interface Marked { level?: LogLevel; part?: true }

/**
 * Marks the lines of one stream, in their order: their level, and whether they belong to the line before (a Python traceback with all
 * that it chains, the details of a Postgres message, indented text below an entry).
 */
export function lineMarker(): (line: string) => Marked {
  let place: "entry" | "frames" | "below" | "quote" = "entry";
  let head: LogLevel | undefined;
  const part = (next: typeof place): Marked => {
    place = next;
    return head ? { level: head, part: true } : { part: true };
  };
  return (line) => {
    if (TRACEBACK.test(line)) {
      // Below a logged error it is that entry's; else it is an entry by itself.
      if (place !== "entry" || head === "error" || head === "warn") return part("frames");
      head = "error";
      place = "frames";
      return { level: head };
    }
    const level = levelOf(line);
    if (level === undefined) {
      if (place === "frames") return part(line === "" || INDENTED.test(line) || CHAIN.test(line) ? "frames" : "below");
      if (place === "below" && (line === "" || CHAIN.test(line) || BELOW.test(line))) return part("below");
      if (place === "quote" && INDENTED.test(line)) return part("entry");
      if ((head && DEEP.test(line)) || isDetail(line)) return part("entry");
    }
    head = level;
    place = isWarning(line) ? "quote" : "entry";
    return level ? { level } : {};
  };
}

/** The same for a container's two streams, which are written by turns. */
export function streamMarker(): (line: string, stderr: boolean) => Marked {
  const stdout = lineMarker(), stderr = lineMarker();
  return (line, isError) => (isError ? stderr : stdout)(line);
}
