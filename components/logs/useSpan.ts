import { useCallback, useEffect, useRef, useState } from "react";
import type { Api } from "@/lib/client/api";
import { setAddress } from "./lineLink";
import { loadBefore, loadStill } from "./loadLines";
import { LogModel } from "./logModel";
import { ALL, endOf, spanInHash, spanOfHash, type Span } from "./span";

interface Shown {
  /** The log as it is followed, or a window of it that is over. */
  model: LogModel;
  span: Span;
  choose: (span: Span) => void;
}

/** The part of the log that is shown: what is not held of it is read from the engine. */
export function useSpan(live: LogModel, api: Api, load: (work: Promise<string | null>) => Promise<void>): Shown {
  const [span, setSpan] = useState<Span | null>(null);
  const [still, setStill] = useState<LogModel | null>(null);
  /** What `still` is, to be asked at once. */
  const past = useRef<LogModel | null>(null);
  const wanted = useRef<Span | null>(null);
  const show = useCallback((next: Span) => {
    setSpan(next);
    wanted.current = null;
    if (next.to !== null && next.to <= Date.now()) {
      const model = new LogModel(live.services);
      model.like(past.current?.services === live.services ? past.current : live);
      past.current = model;
      setStill(model);
      void load(loadStill(model, api, next));
      return;
    }
    setStill(null);
    if (past.current?.services === live.services) live.like(past.current);
    past.current = null;
    live.setFilter({ since: next.from, until: endOf(next) });
    wanted.current = next.from === null ? null : next;
  }, [live, api, load]);

  // The address's window at first; the same one again when other services are followed.
  const current = useRef<Span | null>(null);
  useEffect(() => {
    const next = current.current ?? spanOfHash(location.hash, Date.now());
    if (next.from !== null || next.to !== null) show(next);
  }, [show]);
  useEffect(() => { current.current = span; });

  // Where the lines begin that are held is known once there are some.
  useEffect(() => {
    const next = wanted.current;
    if (!next || next.from === null || live.store.size === 0) return;
    wanted.current = null;
    void load(loadBefore(live, api, { from: next.from, to: next.to }));
  });
  useEffect(() => () => still?.search.end(), [still]);

  const choose = useCallback((next: Span) => {
    show(next);
    setAddress({ ...spanInHash(next), at: null, service: null });
  }, [show]);
  return { model: still && still.services === live.services ? still : live, span: span ?? ALL, choose };
}
