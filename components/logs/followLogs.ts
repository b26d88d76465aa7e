import { followStream } from "@/lib/client/followStream";
import { expectShape } from "@/lib/client/shape";
import type { LogEntry } from "@/lib/contracts/logs";

interface Options {
  /** The request's query: what is followed and from where. */
  query: () => URLSearchParams;
  token: string;
  onOpen: (source: string, after: Record<string, number>) => void;
  onEntries: (entries: LogEntry[]) => void;
  /** The connection broke; it is tried again. */
  onLost: () => void;
}

/** Follows the panel's log stream, again after every break, until the returned function is called. */
export function followLogs({ query, token, onOpen, onEntries, onLost }: Options): () => void {
  const life = new AbortController();
  void followStream({
    path: () => `/api/logs?${query()}`, token, signal: life.signal, onLost,
    onEvent: ({ event, data }) => {
      const value: unknown = JSON.parse(data);
      if (event === "hello") {
        const { source, after } = expectShape<{ source: string; after: Record<string, number> }>(value, "source", "after");
        onOpen(source, after);
      } else if (event === "lines") onEntries(expectShape<{ entries: LogEntry[] }>(value, "entries").entries);
    },
  });
  return () => life.abort();
}
