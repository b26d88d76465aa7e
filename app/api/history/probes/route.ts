import { ProbesQuery, ProbesReply } from "@/lib/contracts/history";
import { guarded } from "@/lib/http/guard";
import { parseQuery } from "@/lib/http/query";
import { json } from "@/lib/http/reply";
import { serviceOf } from "@/lib/operations/service";

/** The kept runs of a service's health check. */
export const GET = guarded(async ({ panel, query }) => {
  const { service, limit } = parseQuery(query, ProbesQuery);
  const { name } = serviceOf(panel.model(), service);
  return json(ProbesReply.parse({ service: name, probes: await panel.recorder.probesOf(name, limit) }));
});
