"use client";
import { notifyManager, QueryClient, skipToken, useQuery } from "@tanstack/react-query";
import type { Snapshot } from "../contracts/snapshot";
import type { Line } from "./followStack";

const SNAPSHOT = ["snapshot"];
const LINE = ["line"];

// By default notices wait for a timer; a state must reach the page in the turn in which it arrived.
notifyManager.setScheduler(queueMicrotask);

/** The page's cache. The stream is its only source of state, so nothing in it grows old or is fetched again. */
export function createCache(initial: Snapshot): QueryClient {
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: Infinity, gcTime: Infinity, retry: false, refetchOnWindowFocus: false, structuralSharing: false } },
  });
  showSnapshot(client, initial);
  showLine(client, { state: "open", since: 0, retryAt: null });
  return client;
}

export function showSnapshot(client: QueryClient, snapshot: Snapshot): void {
  client.setQueryData<Snapshot>(SNAPSHOT, snapshot);
}

export function showLine(client: QueryClient, line: Line): void {
  client.setQueryData<Line>(LINE, line);
}

/** A piece of the snapshot; the component is drawn again only when that piece is another object. */
export function useSnapshot<T>(select: (snapshot: Snapshot) => T): T {
  return useCached<Snapshot, T>(SNAPSHOT, select);
}

export function useLine(): Line {
  return useCached<Line, Line>(LINE, (line) => line);
}

function useCached<Data, T>(queryKey: string[], select: (data: Data) => T): T {
  const { data } = useQuery<Data, Error, T>({ queryKey, queryFn: skipToken, select });
  if (data === undefined) throw new Error(`the cache holds no ${queryKey.join("/")}`);
  return data;
}
