import { TriggerReply, TriggerRequest } from "@/lib/contracts/glance";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";

/** Makes a run of a DAG that Airflow lists and that is not paused, or may be unpaused for it. */
export const POST = guarded(async ({ panel, body: { dag, at, unpause = false } }) => {
  const run = `manual__${at}`;
  await panel.glance.trigger(dag, run, unpause);
  return json(TriggerReply.parse({ dag, run }), 201);
}, TriggerRequest);
