import { useEffect } from "react";
import { setAddress } from "./lineLink";
import type { LogModel } from "./logModel";
import { viewInHash, viewOfHash } from "./view";

/** After the last key; a browser allows some hundred changes of the address in half a minute. */
const PAUSE_MS = 250;

/** Takes the view that the address names, before anything else is read. */
export function useViewOfAddress(live: LogModel): void {
  useEffect(() => {
    const { services, level, query } = viewOfHash(location.hash);
    const all = live.services.map((_, index) => index);
    const shown = all.filter((index) => services?.includes(live.services[index] ?? "") ?? true);
    live.setFilter({ level, hidden: new Set(shown.length === 0 ? [] : all.filter((index) => !shown.includes(index))) });
    live.search.set(query);
  }, [live]);
}

/** Keeps the view in the address, so that it can be shared and survives a reload. */
export function useViewInAddress({ services, filter, search }: LogModel): void {
  const { hidden, level } = filter;
  const view = JSON.stringify(viewInHash({ services: hidden.size === 0 ? null : services.filter((_, index) => !hidden.has(index)), level, query: search.query }));
  useEffect(() => {
    const timer = setTimeout(() => setAddress(JSON.parse(view) as Record<string, string | null>), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [view]);
}
