import { LogReply } from "@/lib/contracts/requests";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";
import { serviceOf } from "@/lib/operations/service";

const MAX_LINES = 1_000;

/** The last lines of a service's log. */
export const GET = guarded(async ({ panel, params, query }) => {
  const { name } = serviceOf(panel.model(), params.name ?? "");
  const asked = Number.parseInt(query.get("lines") ?? "200", 10);
  const count = Math.min(MAX_LINES, Math.max(1, Number.isNaN(asked) ? 200 : asked));
  return json(LogReply.parse({ service: name, lines: await panel.logOf(name, count) }));
});
