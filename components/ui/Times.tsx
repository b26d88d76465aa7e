"use client";
import { clock, duration, uptime } from "@/lib/client/format";
import { useNow } from "@/lib/client/useNow";

/** A point in time: "14:02:11", "yesterday 18:40". */
export function Clock({ at }: { at: number }) {
  const text = useNow((now) => clock(at, now));
  const date = new Date(at);
  return <time dateTime={Number.isNaN(date.getTime()) ? undefined : date.toISOString()} suppressHydrationWarning>{text}</time>;
}

/** How long something is up: "44 min". */
export function Uptime({ since }: { since: number }) {
  return <span>{useNow((now) => uptime(now - since))}</span>;
}

/** Time since, while something runs: "8 s", "2 min 51 s". */
export function Elapsed({ since }: { since: number }) {
  return <span>{useNow((now) => duration(Math.floor((now - since) / 1_000) * 1_000))}</span>;
}

/** Seconds until, counted down: "3 s". */
export function Until({ at }: { at: number }) {
  return <span>{useNow((now) => `${Math.max(0, Math.ceil((at - now) / 1_000))} s`)}</span>;
}
