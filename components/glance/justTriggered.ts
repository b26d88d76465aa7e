import { useSyncExternalStore } from "react";

/** So long the rows of a table may move: a new run comes on top. */
const SETTLE_MS = 2_000;

let latest: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function set(dag: string | null): void {
  latest = dag;
  for (const listener of listeners) listener();
}

/** A DAG was triggered: for a moment no other one can be, as its button may come to lie under the pointer. */
export function justTriggered(dag: string): void {
  clearTimeout(timer);
  timer = setTimeout(set, SETTLE_MS, null);
  set(dag);
}

/** The DAG that was triggered a moment ago; null when none was. */
export function useJustTriggered(): string | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => { listeners.delete(listener); };
  }, () => latest, () => null);
}
