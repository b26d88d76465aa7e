"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useActions } from "@/lib/client/actions";
import { readHistory } from "@/lib/client/historyReads";
import { marksFrom, type Mark } from "./marks";
import type { Span } from "./span";

const MOST = 500;

/** `whole`: whether all of them are there; of very many the latest are. */
export interface Marks { marks: Mark[]; whole: boolean; reading: boolean; failed: boolean }

/** What happened in the time that the charts show, to one service or to all. Grows by itself where the history is followed. */
export function useMarks(service: string | null, span: Span): Marks {
  const { api } = useActions();
  const { data, isPending, isError } = useQuery({
    queryKey: ["history", "marks", service, span],
    queryFn: async () => {
      const reply = await readHistory(api, {
        kinds: "start,exit,restart,memory,health", services: service, limit: MOST,
        ...("last" in span ? { from: Date.now() - span.last } : span),
      });
      return { marks: marksFrom(reply.entries), whole: reply.next === null };
    },
    placeholderData: keepPreviousData, gcTime: 60_000,
  });
  return { marks: data?.marks ?? [], whole: data?.whole ?? true, reading: isPending, failed: isError };
}
