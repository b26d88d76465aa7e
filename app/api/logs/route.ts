import { FollowQuery } from "@/lib/contracts/logs";
import { guarded } from "@/lib/http/guard";
import { logStream } from "@/lib/http/logStream";
import { parseQuery } from "@/lib/http/query";
import { readCursor, servicesOf } from "@/lib/logs/services";

export const dynamic = "force-dynamic";
const DEFAULT_TAIL = 1_000;
const MAX_TAIL = 2_500;

/** The logs of services, merged in time order and followed: see lib/http/logStream.ts. */
export const GET = guarded(({ panel, query, request }) => {
  const { services, tail, after, source } = parseQuery(query, FollowQuery);
  const known = after && source === panel.logs.source ? readCursor(after) : new Map<string, number>();
  return logStream(panel.logs, servicesOf(panel.model(), services), { tail: Math.min(Number(tail ?? DEFAULT_TAIL), MAX_TAIL), after: known }, request.signal);
});
