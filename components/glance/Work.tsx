"use client";
import type { Glance } from "@/lib/contracts/glance";
import { queueText, workerText } from "./words";

/** What waits in the queues and how busy the workers are. */
export function Work({ work: { value, asOf } }: { work: NonNullable<Glance["work"]> }) {
  if (!value) return null;
  const alarming = value.workers.all > 0 && value.workers.healthy === 0 && (value.taken > 0 || value.queues.length > 0);
  return (
    <span className={`text-sm ${alarming ? "st warn" : asOf === null ? "text-ink-2" : "text-ink-3"}`} data-testid="work">
      {queueText(value)} · {workerText(value)}
    </span>
  );
}
