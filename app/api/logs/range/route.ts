import { RangeQuery, RangeReply } from "@/lib/contracts/logs";
import { guarded } from "@/lib/http/guard";
import { parseQuery } from "@/lib/http/query";
import { json } from "@/lib/http/reply";
import { servicesOf } from "@/lib/logs/services";

const MAX_LINES = 20_000;

/** Lines between two times. */
export const GET = guarded(async ({ panel, query, request }) => {
  const { services, since, until, limit, keep = "last" } = parseQuery(query, RangeQuery);
  const range = { since: Number(since), until: Number(until), limit: Math.min(MAX_LINES, Math.max(1, Number(limit ?? MAX_LINES))), keep };
  return json(RangeReply.parse(await panel.logs.range(servicesOf(panel.model(), services), range, request.signal)));
});
