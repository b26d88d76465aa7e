import { createParser, type EventSourceMessage } from "eventsource-parser";
import { StreamMessage } from "../contracts/snapshot";

interface Options {
  token: string;
  lastEventId: string | null;
  signal: AbortSignal;
  onOpen: () => void;
  onMessage: (message: StreamMessage, id: string | null) => void;
}

/** The panel refused the stream: the page's token is not its own any more. */
export class StreamRefused extends Error {}

/** Reads the event stream until it ends. Over fetch, because EventSource cannot carry the token's header. */
export async function readEvents({ token, lastEventId, signal, onOpen, onMessage }: Options): Promise<void> {
  const headers: Record<string, string> = { "x-flightdeck-token": token, accept: "text/event-stream" };
  if (lastEventId !== null) headers["last-event-id"] = lastEventId;
  const response = await fetch("/api/events", { headers, signal, cache: "no-store" });
  if (response.status === 401 || response.status === 403) throw new StreamRefused(`status ${response.status}`);
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  onOpen();
  const parser = createParser({
    onEvent: (event: EventSourceMessage) =>
      onMessage(StreamMessage.parse({ event: event.event, data: JSON.parse(event.data) as unknown }), event.id ?? null),
  });
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    parser.feed(decoder.decode(value, { stream: true }));
  }
}
