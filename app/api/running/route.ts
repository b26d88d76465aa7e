import { RunningReply } from "@/lib/contracts/glance";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";

/** How many tasks a stop would end now. */
export const GET = guarded(async ({ panel }) => json(RunningReply.parse({ tasks: await panel.glance.runningTasks() })));
