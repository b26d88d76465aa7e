import { createParser, type EventSourceMessage } from "eventsource-parser";
import type { Patch, Snapshot, StreamMessage } from "../contracts/snapshot";
import { expectShape } from "./shape";
import { panelSocket } from "./socket";

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

/** Reads the stack's event stream until it ends; "refused" when the page's token is not the panel's any more. */
export function readEvents({ onMessage, ...options }: Options): Promise<"ended" | "refused"> {
  return readStream({ ...options, path: "/api/events", onEvent: (event) => onMessage(parseMessage(event), event.id ?? null) });
}

/** Reads an event stream of the panel over the page's socket. Rejects when the line breaks, the panel refuses it, or `signal` aborts. */
export function readStream({ path, token, lastEventId, signal, onOpen, onEvent }: StreamOptions): Promise<"ended" | "refused"> {
  const parser = createParser({ onEvent });
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new Error("aborted"));
    const settle = (how: () => void): void => {
      signal.removeEventListener("abort", abort);
      stop();
      how();
    };
    const abort = (): void => settle(() => reject(new Error("aborted")));
    const stop = panelSocket(token).open(path, lastEventId, {
      onAnswer: (status) => {
        if (status === 401 || status === 403) settle(() => resolve("refused"));
        else if (status === 200) onOpen();
        else settle(() => reject(new Error(`status ${status}`)));
      },
      onText: (text) => {
        try {
          parser.feed(text);
        } catch (error) {
          settle(() => reject(error instanceof Error ? error : new Error(String(error))));
        }
      },
      onEnd: (how) => settle(() => {
        if (how === "lost") reject(new Error("the connection broke"));
        else resolve(how);
      }),
    });
    signal.addEventListener("abort", abort);
  });
}

function parseMessage({ event, data }: EventSourceMessage): StreamMessage {
  const value: unknown = JSON.parse(data);
  switch (event) {
    case "snapshot": return { event, data: expectShape<Snapshot>(value, "seq", "panel", "engine", "stack", "services") };
    case "patch": return { event, data: expectShape<Patch>(value, "seq", "panel", "set") };
    default: throw new TypeError(`unknown event ${event ?? "without a name"}`);
  }
}
