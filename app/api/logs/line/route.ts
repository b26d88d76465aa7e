import { LineQuery, LineReply } from "@/lib/contracts/logs";
import { guarded } from "@/lib/http/guard";
import { parseQuery } from "@/lib/http/query";
import { json } from "@/lib/http/reply";
import { serviceOf } from "@/lib/operations/service";

/** A very long line, as long as it is kept. */
export const GET = guarded(async ({ panel, query, request }) => {
  const { service, stamp } = parseQuery(query, LineQuery);
  return json(LineReply.parse(await panel.logs.line(serviceOf(panel.model(), service).name, stamp, request.signal)));
});
