import type { PageFrame, StreamFrame } from "../contracts/socket";
import { SOCKET_PROTOCOL, TOKEN_REFUSED } from "../contracts/socketWords";
import { expectShape } from "./shape";

/** One stream's side of the socket. After `onEnd` nothing comes. */
interface Reader {
  onAnswer: (status: number) => void;
  onText: (text: string) => void;
  onEnd: (how: "ended" | "lost" | "refused") => void;
}

/** The panel sends something at least every 15 s; this long without a byte means that the line is dead (a sleeping laptop, a hung panel). */
const SILENCE_MS = 40_000;
/** So long an attempt to connect, or a stream's first answer, may take; no browser gives up a handshake by itself in minutes. */
const ANSWER_MS = 10_000;
const LOOK_EVERY_MS = 2_000;
/** What was read is told in portions. */
const TELL_AFTER = 64 * 1024;

/** The page's one connection for all that it follows, opened by the first stream and closed by the last. */
export class PanelSocket {
  private socket: WebSocket | null = null;
  private waiting: PageFrame[] = [];
  private readonly readers = new Map<number, Reader & { untold: number; askedAt: number | null }>();
  private lastId = 0;
  private heardAt = 0;
  private watch: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly token: string) {}

  /** Reads one of the panel's event streams; returns how to stop. */
  open(path: string, last: string | null, reader: Reader): () => void {
    const id = ++this.lastId;
    this.readers.set(id, { ...reader, untold: 0, askedAt: Date.now() });
    this.say({ open: id, path, last });
    return () => {
      if (!this.readers.delete(id)) return;
      if (this.readers.size === 0) this.lose("ended");
      else this.say({ close: id });
    };
  }

  private say(frame: PageFrame): void {
    this.socket ??= this.connect();
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
    else this.waiting.push(frame);
  }

  private connect(): WebSocket {
    const socket = new WebSocket(`ws://${location.host}/api/socket`, [SOCKET_PROTOCOL, this.token]);
    this.heardAt = Date.now();
    this.watch = setInterval(() => {
      if (this.isDead(Date.now())) this.lose("lost");
    }, LOOK_EVERY_MS);
    const mine = (act: () => void) => (): void => { if (this.socket === socket) act(); };
    socket.addEventListener("open", mine(() => {
      for (const frame of this.waiting.splice(0)) socket.send(JSON.stringify(frame));
    }));
    socket.addEventListener("message", ({ data }) => mine(() => this.take(String(data)))());
    socket.addEventListener("close", ({ code }) => mine(() => this.lose(code === TOKEN_REFUSED ? "refused" : "lost"))());
    return socket;
  }

  private isDead(now: number): boolean {
    if (now - this.heardAt > SILENCE_MS) return true;
    return [...this.readers.values()].some(({ askedAt }) => askedAt !== null && now - askedAt > ANSWER_MS);
  }

  /** The connection is over: every stream ends, whoever wants to go on opens it again. */
  private lose(how: "ended" | "lost" | "refused"): void {
    const { socket } = this;
    const readers = [...this.readers.values()];
    clearInterval(this.watch);
    this.socket = null;
    this.waiting = [];
    this.readers.clear();
    socket?.close();
    for (const reader of readers) reader.onEnd(how);
  }

  private take(text: string): void {
    this.heardAt = Date.now();
    if (text.startsWith("{")) return this.takeFrame(JSON.parse(text));
    const gap = text.indexOf(" ");
    const id = Number(text.slice(0, gap));
    const reader = this.readers.get(id);
    if (!reader) return;
    reader.onText(text.slice(gap + 1));
    reader.untold += text.length - gap - 1;
    if (reader.untold < TELL_AFTER) return;
    this.say({ took: id, chars: reader.untold });
    reader.untold = 0;
  }

  private takeFrame(value: unknown): void {
    const frame = expectShape<StreamFrame>(value, "id");
    const reader = this.readers.get(frame.id);
    if (!reader) return;
    if ("status" in frame) {
      reader.askedAt = null;
      return reader.onAnswer(frame.status);
    }
    this.readers.delete(frame.id);
    reader.onEnd("ended");
  }
}

let current: { token: string; socket: PanelSocket } | null = null;

/** The socket of this page. */
export function panelSocket(token: string): PanelSocket {
  if (current?.token !== token) current = { token, socket: new PanelSocket(token) };
  return current.socket;
}
