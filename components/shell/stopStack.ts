import { order } from "@/lib/client/actions";
import type { Api } from "@/lib/client/api";
import { readRunning } from "@/lib/client/reads";

/** Asks the user before the stack is stopped; `detail` is the number of tasks that run, where it is known. */
export const CONFIRM_EVENT = "flightdeck-confirm";

/** Stops or restarts the stack at once where no task runs, else only when the user has said so. */
export async function stopStack(api: Api, kind: "stop" | "restart"): Promise<void> {
  const tasks = await readRunning(api).then((reply) => reply.tasks, () => null);
  if (tasks) document.dispatchEvent(new CustomEvent(CONFIRM_EVENT, { detail: { kind, tasks } }));
  else await order(api, { kind });
}
