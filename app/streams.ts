import type { StreamRoute } from "@/lib/http/streams";
import { GET as events } from "./api/events/route";
import { GET as glance } from "./api/glance/route";
import { GET as history } from "./api/history/live/route";
import { GET as logs } from "./api/logs/route";
import { GET as metrics } from "./api/metrics/live/route";

/** The routes that a page reads over its socket: see lib/http/socket.ts. */
export const STREAMS: Readonly<Record<string, StreamRoute>> = {
  "/api/events": events, "/api/glance": glance, "/api/history/live": history, "/api/logs": logs, "/api/metrics/live": metrics,
};
