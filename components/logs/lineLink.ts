import { useEffect, useRef } from "react";
import type { Api } from "@/lib/client/api";
import { loadSince } from "./loadLines";
import type { LogModel } from "./logModel";

/** How much is read before a linked line that is no longer held. */
const BEFORE_MS = 60_000;

/** Puts the address of a line into the address bar: "#at=1795518131006.123&service=worker". */
export function linkTo(model: LogModel, line: number): void {
  const { store } = model;
  history.replaceState(history.state, "", `#${new URLSearchParams({ at: store.at(line).toFixed(3), service: model.services[store.service(line)] ?? "" })}`);
}

/** Shows the line that the page's address names (a moment names the first line from it on), once the log has been read. */
export function useLinkedLine(model: LogModel, api: Api, show: (line: number) => void, load: (work: Promise<void>) => void): void {
  const done = useRef(false);
  const ready = model.store.size > 0;
  useEffect(() => {
    if (!ready || done.current) return;
    done.current = true;
    const named = new URLSearchParams(location.hash.slice(1));
    const at = Number(named.get("at"));
    const service = model.services.indexOf(named.get("service") ?? "");
    if (!(at > 0) || service < 0) return;
    const { store } = model;
    const find = () => {
      for (let line = store.first; line < store.end; line++) {
        if (store.service(line) === service && store.at(line) > at - 0.002) { show(line); return; }
      }
    };
    if (at >= store.at(store.first)) find();
    else load(loadSince(model, api, at - BEFORE_MS).then(find));
  }, [ready, model, api, show, load]);
}
