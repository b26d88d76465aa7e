"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useActions } from "@/lib/client/actions";
import { followRounds, readMetrics } from "@/lib/client/metricsReads";
import type { Metrics, Round } from "@/lib/contracts/metrics";
import type { MetricId } from "@/lib/contracts/quantities";
import { foldRound } from "./foldRound";
import type { Span } from "./span";

const KEY = "metrics";
/** What was folded in here is replaced by what the panel says. */
const EXACT_EVERY_MS = 60_000;

/** Curves of one metric, of one service or of all. They move while `useLive` runs. */
export function useMetrics(metric: MetricId, service: string | null, span: Span): { data: Metrics | undefined; error: Error | null; again: () => void } {
  const { api } = useActions();
  const { data, error, refetch } = useQuery({
    queryKey: [KEY, metric, service, span],
    queryFn: () => readMetrics(api, { metric, service, ...("last" in span ? { from: Date.now() - span.last, to: null } : span) }),
    placeholderData: keepPreviousData, gcTime: 60_000, refetchOnWindowFocus: true,
  });
  return { data, error, again: () => void refetch() };
}

/** Lets every moving curve of this page move, by one stream for all of them; none while the tab is hidden. Hands out the last round of it. */
export function useLive(): Round | null {
  const { api } = useActions();
  const cache = useQueryClient();
  const [last, setLast] = useState<Round | null>(null);
  const life = useRef<AbortController | null>(null);
  useEffect(() => {
    const take = (round: Round): void => {
      setLast(round);
      for (const query of cache.getQueryCache().findAll({ queryKey: [KEY], type: "active" })) {
        const span = query.queryKey[3] as Span;
        if ("last" in span) cache.setQueryData<Metrics>(query.queryKey, (old) => old && foldRound(old, round, span.last));
      }
    };
    const look = (): void => {
      life.current?.abort();
      life.current = null;
      if (document.visibilityState === "hidden") return;
      life.current = new AbortController();
      void followRounds(api, take, life.current.signal);
    };
    look();
    const exact = setInterval(() => void cache.invalidateQueries({ queryKey: [KEY], type: "active" }), EXACT_EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(exact);
      document.removeEventListener("visibilitychange", look);
      life.current?.abort();
    };
  }, [api, cache]);
  return last;
}
