"use client";
import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useActions } from "@/lib/client/actions";
import { followHistory, readHistory } from "@/lib/client/historyReads";
import { askFor, type Filter } from "./filter";

const AT_MOST_EVERY_MS = 300;

/** The timeline as the filter asks for it, in pages; grows by itself. */
export function useHistory(filter: Filter) {
  const { api } = useActions();
  return useInfiniteQuery({
    queryKey: ["history", filter],
    queryFn: ({ pageParam }) => readHistory(api, { ...askFor(filter, Date.now()), before: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

/** Has everything that comes from the history read again as soon as the panel says that it has grown. */
export function useFollowHistory(): void {
  const { api } = useActions();
  const client = useQueryClient();
  useEffect(() => {
    const life = new AbortController();
    let timer: ReturnType<typeof setTimeout> | null = null;
    void followHistory(api, life.signal, () => {
      timer ??= setTimeout(() => {
        timer = null;
        void client.invalidateQueries({ queryKey: ["history"] });
      }, AT_MOST_EVERY_MS);
    });
    return () => {
      if (timer) clearTimeout(timer);
      life.abort();
    };
  }, [api, client]);
}
