"use client";
import { createContext, use, useSyncExternalStore } from "react";
import type { Snapshot } from "../contracts/snapshot";
import type { Line } from "./followStack";

/** What the page knows of the stack. The stream is its only source, so nothing in it grows old or is fetched again. */
export class PageCache {
  private line: Line = { state: "open", since: 0, retryAt: null };
  private readonly listeners = new Set<() => void>();
  constructor(private snapshot: Snapshot) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  };

  readonly readSnapshot = (): Snapshot => this.snapshot;
  readonly readLine = (): Line => this.line;

  showSnapshot(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    this.tell();
  }

  showLine(line: Line): void {
    this.line = line;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

export const CacheContext = createContext<PageCache | null>(null);

function useCache(): PageCache {
  const cache = use(CacheContext);
  if (!cache) throw new Error("the page has no cache: it needs a CacheContext");
  return cache;
}

/** A piece of the snapshot; the component is drawn again only when that piece is another object. */
export function useSnapshot<T>(select: (snapshot: Snapshot) => T): T {
  const cache = useCache();
  const read = () => select(cache.readSnapshot());
  return useSyncExternalStore(cache.subscribe, read, read);
}

export function useLine(): Line {
  const cache = useCache();
  return useSyncExternalStore(cache.subscribe, cache.readLine, cache.readLine);
}
