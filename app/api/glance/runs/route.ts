import { TriggerReply, TriggerRequest } from "@/lib/contracts/glance";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";

/** Makes a run of a DAG that Airflow lists and that is not paused. */
export const POST = guarded(async ({ panel, body: { dag, at } }) => {
  const run = `manual__${at}`;
  await panel.glance.trigger(dag, run);
  return json(TriggerReply.parse({ dag, run }), 201);
}, TriggerRequest);
