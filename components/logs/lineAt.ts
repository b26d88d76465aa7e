import type { LogStore } from "./logStore";

/** A line's time as its address names it. */
export const stamp = (store: LogStore, line: number): string => store.at(line).toFixed(3);

/**
 * The line of a service that an address names: "1795518131006.123", the `nth` with this time; else the nearest one. A whole moment names
 * no line. Null: nothing of the service is held. Pure.
 */
export function lineAt(store: LogStore, service: number, named: string, nth: number): { line: number; isNamed: boolean } | null {
  const at = Number(named);
  let before: number | null = null;
  for (let line = store.first; line < store.end; line++) {
    if (store.service(line) !== service || store.isGap(line)) continue;
    if (stamp(store, line) === named && --nth <= 0) return { line, isNamed: true };
    if (Number(stamp(store, line)) > at) {
      const nearest = before !== null && at - store.at(before) < store.at(line) - at ? before : line;
      return { line: nearest, isNamed: !named.includes(".") };
    }
    before = line;
  }
  return before === null ? null : { line: before, isNamed: !named.includes(".") };
}
