import type { LogLine } from "../contracts/logs";

const MARK = /::(group|endgroup)::/;

/**
 * Airflow wraps parts of a task's log into "::group::title" and "::endgroup::" for its own page: the title becomes an entry, what follows
 * belongs to it, and the end goes. An error or a warning inside ends the group: it is never folded away. Pure.
 */
export function withoutGroups(lines: readonly LogLine[]): LogLine[] {
  let inside = false;
  return lines.flatMap((line) => {
    const mark = line.part ? undefined : MARK.exec(line.text)?.[1];
    if (mark === "endgroup") { inside = false; return []; }
    if (mark === "group") {
      inside = true;
      // What a terminal would colour has other places then.
      const { sgr: _, ...rest } = line;
      return [{ ...rest, text: line.text.replace("::group::", "") }];
    }
    if (!line.part && (line.level === "error" || line.level === "warn")) inside = false;
    return [inside ? { ...line, part: true as const } : line];
  });
}
