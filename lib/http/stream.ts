import type { Patch } from "../contracts/snapshot";
import type { Panel } from "../panel/panel";

const HEARTBEAT_MS = 15_000;
/** A reader that is this many bytes behind is cut off; it comes back and takes a whole snapshot. */
const MAX_BEHIND = 4 * 1024 * 1024;

function message(event: "snapshot" | "patch", data: { panel: string; seq: number }): string {
  return `event: ${event}\nid: ${data.panel}:${data.seq}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** What a reader missed since `lastEventId`, else the whole snapshot. */
function catchUp(panel: Panel, lastEventId: string | null): string {
  const [id, seq] = lastEventId?.split(":") ?? [];
  const missed: Patch[] | null = id === panel.id && seq !== undefined ? panel.hub.since(Number(seq)) : null;
  return missed ? missed.map((patch) => message("patch", patch)).join("") : message("snapshot", panel.hub.current);
}

/** The stream of GET /api/events: a snapshot (or what was missed), then patches, with a comment now and then. */
export function eventStream(panel: Panel, lastEventId: string | null, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let close = (): void => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string): void => {
        if ((controller.desiredSize ?? 0) < -MAX_BEHIND) close();
        else controller.enqueue(encoder.encode(text));
      };
      const unsubscribe = panel.hub.subscribe((patch) => send(message("patch", patch)));
      const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MS);
      let open = true;
      close = () => {
        if (!open) return;
        open = false;
        unsubscribe();
        clearInterval(heartbeat);
        try {
          controller.close();
        } catch {
          // The reader has cancelled already.
        }
      };
      signal.addEventListener("abort", close, { once: true });
      send(`retry: 500\n\n${catchUp(panel, lastEventId)}`);
      void panel.look();
    },
    cancel() { close(); },
  }, new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 }));
  return new Response(body, { headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no" } });
}
