import type { Patch } from "../contracts/snapshot";
import type { Panel } from "../panel/panel";
import { sseResponse } from "./sse";

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
  return sseResponse(signal, (send) => {
    const unsubscribe = panel.hub.subscribe((patch) => send(message("patch", patch)));
    send(`retry: 500\n\n${catchUp(panel, lastEventId)}`);
    panel.attention.came();
    void panel.look();
    return unsubscribe;
  });
}
