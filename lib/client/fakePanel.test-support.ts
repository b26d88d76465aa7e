import type { PageFrame } from "../contracts/socket";

/** The panel's side of one stream. */
export interface FakeStream {
  path: string;
  lastEventId: string | null;
  text: (text: string) => void;
  send: (event: "snapshot" | "patch", data: { seq: number; panel: string }) => void;
}

/** A panel that answers as the test tells it, and what it saw. */
export class FakePanel {
  streams: FakeStream[] = [];
  frames: PageFrame[] = [];
  sockets: FakeSocket[] = [];
  /** 0: there is no panel; 403: it refuses the token; null: it answers. */
  refuse: number | null = null;
  /** How far a silent panel goes before it hangs. */
  hangs: "before it opens" | "before it answers" | null = null;

  /** Stands for the browser's WebSocket. */
  readonly WebSocket = ((panel: FakePanel) => class extends FakeSocket {
    constructor() { super(panel); }
  })(this);

  cut(): void { this.sockets.at(-1)?.drop(1006); }
}

class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  readyState = 0;

  constructor(private readonly panel: FakePanel) {
    super();
    panel.sockets.push(this);
    setTimeout(() => {
      if (panel.hangs === "before it opens") return;
      if (panel.refuse === 0) return this.drop(1006);
      this.readyState = 1;
      this.dispatchEvent(new Event("open"));
      if (panel.refuse !== null) this.drop(4403);
    }, 0);
  }

  send(text: string): void {
    const frame = JSON.parse(text) as PageFrame;
    this.panel.frames.push(frame);
    if (!("open" in frame)) return;
    const say = (data: string): void => void this.dispatchEvent(Object.assign(new Event("message"), { data }));
    const stream: FakeStream = {
      path: frame.path, lastEventId: frame.last,
      text: (part) => say(`${frame.open} ${part}`),
      send: (event, data) => say(`${frame.open} event: ${event}\nid: ${data.panel}:${data.seq}\ndata: ${JSON.stringify(data)}\n\n`),
    };
    this.panel.streams.push(stream);
    if (this.panel.hangs === null) say(JSON.stringify({ id: frame.open, status: 200 }));
  }

  close(): void { this.drop(1000); }

  drop(code: number): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }
}
