import type { WebSocket } from "ws";
import { PageFrame, type StreamFrame } from "../contracts/socket";

/** A route handler that was made by the guard and takes no parameters in its path. */
export type StreamRoute = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Text that was sent and that the page has not read yet, characters a stream. */
const MAX_UNREAD = 512 * 1024;
const MAX_STREAMS = 16;
const BAD_FRAME = 1008;

interface Stream { abort: AbortController; unread: number; wake: () => void }

/** The streams of one page over its socket: each is a request to a guarded route, its body sent on as fast as the page reads. */
export class Streams {
  private readonly open = new Map<number, Stream>();

  constructor(private readonly socket: WebSocket, private readonly routes: Readonly<Record<string, StreamRoute>>, private readonly origin: string, private readonly headers: Readonly<Record<string, string>>) {
    socket.on("message", (data) => this.take(String(data)));
    socket.on("close", () => {
      for (const id of this.open.keys()) this.close(id);
    });
  }

  private take(text: string): void {
    const frame = parse(text);
    if (!frame) return this.socket.close(BAD_FRAME, "not a frame of this socket");
    if ("close" in frame) return this.close(frame.close);
    if ("took" in frame) {
      const stream = this.open.get(frame.took);
      if (!stream) return;
      stream.unread = Math.max(0, stream.unread - frame.chars);
      return stream.wake();
    }
    if (this.open.has(frame.open) || this.open.size >= MAX_STREAMS) return this.socket.close(BAD_FRAME, "too many streams");
    const stream: Stream = { abort: new AbortController(), unread: 0, wake: () => {} };
    this.open.set(frame.open, stream);
    void this.pass(frame.open, stream, frame.path, frame.last).catch(() => {}).finally(() => {
      this.open.delete(frame.open);
      if (!stream.abort.signal.aborted) this.say({ id: frame.open, ended: true });
    });
  }

  private async pass(id: number, stream: Stream, path: string, last: string | null): Promise<void> {
    const { signal } = stream.abort;
    const url = new URL(path, this.origin);
    const route = url.origin === this.origin && Object.hasOwn(this.routes, url.pathname) ? this.routes[url.pathname] : undefined;
    if (!route) return this.say({ id, status: 404 });
    const response = await route(new Request(url, { signal, headers: { ...this.headers, ...(last === null ? {} : { "last-event-id": last }) } }), { params: Promise.resolve({}) });
    this.say({ id, status: response.status });
    const reader = response.body?.getReader();
    if (!reader || !response.ok) return void reader?.cancel();
    // Cancelled rather than only left: the route's side ends whatever it waits for.
    signal.addEventListener("abort", () => void reader.cancel().catch(() => {}), { once: true });
    const decoder = new TextDecoder();
    for (;;) {
      while (stream.unread >= MAX_UNREAD && !signal.aborted) await new Promise<void>((resolve) => { stream.wake = resolve; });
      const { done, value } = await reader.read();
      if (done || signal.aborted) return;
      const text = decoder.decode(value, { stream: true });
      stream.unread += text.length;
      // What has not left this computer is unread, whatever the page says.
      await new Promise<void>((resolve) => { this.socket.send(`${id} ${text}`, () => resolve()); });
    }
  }

  private close(id: number): void {
    const stream = this.open.get(id);
    stream?.abort.abort();
    stream?.wake();
  }

  private say(frame: StreamFrame): void { this.socket.send(JSON.stringify(frame)); }
}

function parse(text: string): PageFrame | null {
  try {
    return PageFrame.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
