import { RunningQuery, RunningReply } from "@/lib/contracts/glance";
import { guarded } from "@/lib/http/guard";
import { parseQuery } from "@/lib/http/query";
import { json } from "@/lib/http/reply";
import { serviceOf } from "@/lib/operations/service";

/** How many tasks a stop of the stack, or of one service, would end now. */
export const GET = guarded(async ({ panel, query }) => {
  const { service } = parseQuery(query, RunningQuery);
  const runsTasks = service === undefined || serviceOf(panel.model(), service).speaks === "celery-worker";
  return json(RunningReply.parse({ tasks: runsTasks ? await panel.glance.runningTasks() : 0 }));
});
