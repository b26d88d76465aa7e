import { createParser, type EventSourceMessage } from "eventsource-parser";
import type { Patch, Snapshot, StreamMessage } from "../contracts/snapshot";
import { expectShape } from "./shape";

interface StreamOptions {
  path: string;
  token: string;
  lastEventId: string | null;
  signal: AbortSignal;
  onOpen: () => void;
  onEvent: (event: EventSourceMessage) => void;
}

interface Options extends Omit<StreamOptions, "path" | "onEvent"> {
  onMessage: (message: StreamMessage, id: string | null) => void;
}

/** The panel sends something at least every 15 s; this long without a byte means that the line is dead (a sleeping laptop, a hung panel). */
const SILENCE_MS = 40_000;

/** Reads the stack's event stream until it ends; "refused" when the page's token is not the panel's any more. */
export function readEvents({ onMessage, ...options }: Options): Promise<"ended" | "refused"> {
  return readStream({ ...options, path: "/api/events", onEvent: (event) => onMessage(parseMessage(event), event.id ?? null) });
}

/** Reads an event stream of the panel. Over fetch, because EventSource cannot carry the token's header. */
export async function readStream({ path, token, lastEventId, signal, onOpen, onEvent }: StreamOptions): Promise<"ended" | "refused"> {
  const headers: Record<string, string> = { "x-flightdeck-token": token, accept: "text/event-stream" };
  if (lastEventId !== null) headers["last-event-id"] = lastEventId;
  const response = await fetch(path, { headers, signal, cache: "no-store" });
  if (response.status === 401 || response.status === 403) return "refused";
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  onOpen();
  const parser = createParser({ onEvent });
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
