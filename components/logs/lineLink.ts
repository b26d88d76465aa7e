import { useEffect, useRef } from "react";
import type { Api } from "@/lib/client/api";
import { lineAt, stamp } from "./lineAt";
import { loadBefore, oldest } from "./loadLines";
import type { LogModel } from "./logModel";
import { changedHash } from "./span";

/** How much is read before a linked line that is no longer held. */
const BEFORE_MS = 60_000;

/**
 * What names a line in an address: "#at=1795518131006.123&service=worker", and which one where several have the same microsecond.
 * A window that moves with the time would lose it.
 */
function names({ store, services }: LogModel, line: number): Record<string, string | null> {
  let before = 0;
  for (let other = line - 1; other >= store.first && stamp(store, other) === stamp(store, line); other--) if (store.service(other) === store.service(line)) before++;
  return { at: stamp(store, line), nth: before === 0 ? null : String(before + 1), service: services[store.service(line)] ?? "", last: null };
}

/** The address that shows this line in this view. */
export function addressOf(model: LogModel, line: number): string {
  return `${location.origin}${location.pathname}${location.search}${changedHash(location.hash, names(model, line))}`;
}

/** Puts the address of a line into the address bar. */
export function linkTo(model: LogModel, line: number): void {
  setAddress(names(model, line));
}

/** Changes what the address says after "#". */
export function setAddress(change: Record<string, string | null>): void {
  const named = new URLSearchParams(location.hash.slice(1));
  if (Object.entries(change).every(([name, value]) => named.get(name) === value)) return;
  history.replaceState(history.state, "", `${location.pathname}${location.search}${changedHash(location.hash, change)}`);
}

const GONE = "The line that the address names was not found: this is the nearest one.";

/** Shows the line that the page's address names (a moment names the nearest one), once the log has been read. */
export function useLinkedLine(model: LogModel, api: Api, show: (line: number) => void, load: (work: Promise<string | null>) => Promise<void>): void {
  const done = useRef(false);
  const { store } = model;
  // Lines come in batches: the linked one may not be in the first. A window that is over comes as a whole.
  const newest = store.size === 0 ? 0 : model.connection === "still" ? Number.POSITIVE_INFINITY : store.at(store.end - 1);
  useEffect(() => {
    if (newest === 0 || done.current) return;
    const named = new URLSearchParams(location.hash.slice(1));
    const moment = named.get("at") ?? "", at = Number(moment);
    const name = named.get("service") ?? "", service = model.services.indexOf(name);
    done.current = !(at > newest + 0.002);
    if (!(at > 0) || service < 0 || !done.current) return;
    const find = (): string | null => {
      const found = lineAt(store, service, moment, Number(named.get("nth") ?? 1));
      if (!found) return null;
      show(found.line);
      return found.isNamed ? null : GONE;
    };
    const isHeld = at >= (oldest(model).get(name)?.at ?? Number.POSITIVE_INFINITY) || model.connection === "still";
    void load(isHeld ? Promise.resolve().then(find) : loadBefore(model, api, { from: Math.max(0, at - BEFORE_MS), to: null }).then((said) => find() ?? said));
  }, [newest, model, store, api, show, load]);
}
