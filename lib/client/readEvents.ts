import { createParser, type EventSourceMessage } from "eventsource-parser";
import type { Patch, Snapshot, StreamMessage } from "../contracts/snapshot";
import { expectShape } from "./shape";

interface Options {
  token: string;
  lastEventId: string | null;
  signal: AbortSignal;
  onOpen: () => void;
  onMessage: (message: StreamMessage, id: string | null) => void;
}

/** The panel sends something at least every 15 s; this long without a byte means that the line is dead (a sleeping laptop, a hung panel). */
const SILENCE_MS = 40_000;

/** Reads the event stream until it ends; "refused" when the page's token is not the panel's any more. Over fetch, because EventSource cannot carry the token's header. */
export async function readEvents({ token, lastEventId, signal, onOpen, onMessage }: Options): Promise<"ended" | "refused"> {
  const headers: Record<string, string> = { "x-flightdeck-token": token, accept: "text/event-stream" };
  if (lastEventId !== null) headers["last-event-id"] = lastEventId;
  const response = await fetch("/api/events", { headers, signal, cache: "no-store" });
  if (response.status === 401 || response.status === 403) return "refused";
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  onOpen();
  const parser = createParser({
    onEvent: (event: EventSourceMessage) => onMessage(parseMessage(event), event.id ?? null),
  });
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await within(reader.read(), SILENCE_MS);
    if (done) return "ended";
    parser.feed(decoder.decode(value, { stream: true }));
  }
}

function parseMessage({ event, data }: EventSourceMessage): StreamMessage {
  const value: unknown = JSON.parse(data);
  switch (event) {
    case "snapshot": return { event, data: expectShape<Snapshot>(value, "seq", "panel", "engine", "stack", "services") };
    case "patch": return { event, data: expectShape<Patch>(value, "seq", "panel", "set") };
    default: throw new TypeError(`unknown event ${event ?? "without a name"}`);
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error(`silent for ${ms} ms`)), ms); });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
