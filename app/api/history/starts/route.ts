import { StartsQuery, StartsReply } from "@/lib/contracts/history";
import { guarded } from "@/lib/http/guard";
import { parseQuery } from "@/lib/http/query";
import { json } from "@/lib/http/reply";
import { serviceOf } from "@/lib/operations/service";

/** How the last starts of a service went. */
export const GET = guarded(({ panel, query }) => {
  const { name } = serviceOf(panel.model(), parseQuery(query, StartsQuery).service);
  return json(StartsReply.parse({ service: name, starts: panel.recorder.startsOf(name) }));
});
