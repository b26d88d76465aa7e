"use client";
import { createContext, useContext, useSyncExternalStore } from "react";

/** When the server rendered the page: the first browser render says the same, so that hydration finds no difference. */
export const RenderedAt = createContext(0);

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    timer = setInterval(tick, 1_000);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** A text or number that depends on the time of day, looked at once a second; draws again only when it differs. */
export function useNow<T extends string | number | boolean | null>(select: (now: number) => T): T {
  const renderedAt = useContext(RenderedAt);
  return useSyncExternalStore(subscribe, () => select(now), () => select(renderedAt));
}
