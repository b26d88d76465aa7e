"use client";
import { QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import type { Snapshot } from "../contracts/snapshot";
import type { Line } from "./followStack";

const SNAPSHOT = ["snapshot"];
const LINE = ["line"];

/** The page's cache. The stream is its only source of state, so nothing in it grows old or is fetched again by itself. */
export function createCache(initial: Snapshot): QueryClient {
  const client = new QueryClient({
    defaultOptions: { queries: { gcTime: Infinity, retry: false, refetchOnWindowFocus: false, structuralSharing: false } },
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
  return useCached(SNAPSHOT, select);
}

export function useLine(): Line {
  return useCached(LINE, (line: Line) => line);
}

/** Reads the cache straight: an observer of React Query would fetch, time and batch, and cost a turn on the way to the page. */
function useCached<Data, T>(queryKey: string[], select: (data: Data) => T): T {
  const client = useQueryClient();
  const subscribe = useCallback((listener: () => void) => client.getQueryCache().subscribe(listener), [client]);
  const read = () => {
    const data = client.getQueryData<Data>(queryKey);
    if (data === undefined) throw new Error(`the cache holds no ${queryKey.join("/")}`);
    return select(data);
  };
  return useSyncExternalStore(subscribe, read, read);
}
