import { useRouter } from "next/router";
import { useCallback, useEffect, useRef, useState } from "react";
import { readView, writeView, type MetricsView } from "./view";

/** What the page shows and how to change it, at once; the address follows, and leads when it is changed elsewhere. `push`: the browser's Back undoes it. */
export function useMetricsView(): [MetricsView, (part: Partial<MetricsView>, how?: "push" | "replace") => void] {
  const router = useRouter();
  const [view, setView] = useState(() => readView(router.query));
  const latest = useRef(view);
  /** Changes of our own that the address has not taken up yet. */
  const writing = useRef(0);
  useEffect(() => {
    if (writing.current > 0) return;
    latest.current = readView(router.query);
    setView(latest.current);
  }, [router.query]);
  const change = useCallback((part: Partial<MetricsView>, how: "push" | "replace" = "replace") => {
    latest.current = { ...latest.current, ...part };
    setView(latest.current);
    writing.current++;
    // One that a later one overtakes is given up by the router.
    void router[how]({ pathname: "/metrics", query: writeView(latest.current) }, undefined, { shallow: true }).catch(() => {}).finally(() => { writing.current--; });
  }, [router]);
  return [view, change];
}
