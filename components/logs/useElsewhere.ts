import { createContext, useEffect, useMemo, useSyncExternalStore } from "react";
import type { LogModel } from "./logModel";
import { LogSearch } from "./logSearch";
import type { Query } from "./query";

/** Told by the log that is open beside the live one. */
export const BesideLog = createContext<(model: LogModel | null) => void>(() => {});

/** How often a query that finds nothing is found in the log beside; null while there is nothing to be said. */
export function useElsewhere(beside: LogModel | null, query: Query | null): number | null {
  const found = useMemo(() => (beside ? new Finding(beside) : null), [beside]);
  useSyncExternalStore(found?.subscribe ?? NONE, found?.current ?? ZERO, ZERO);
  const text = query?.text ?? "", regex = query?.regex ?? false;
  useEffect(() => {
    found?.search.set({ text, regex, only: false, exclude: "", excludeRegex: false });
    return () => found?.search.end();
  }, [found, text, regex]);
  return query && found && found.search.total > 0 ? found.search.total : null;
}

class Finding {
  readonly search: LogSearch;
  private version = 0;
  private listener: () => void = () => {};
  constructor({ store }: LogModel) {
    this.search = new LogSearch(store, () => { this.version++; this.listener(); });
  }
  readonly current = (): number => this.version;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listener = listener;
    return () => { this.listener = () => {}; };
  };
}

const NONE = () => () => {};
const ZERO = () => 0;
