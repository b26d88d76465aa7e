import { order } from "@/lib/client/actions";
import type { Api } from "@/lib/client/api";
import { readRunning } from "@/lib/client/reads";
import type { OperationRequest } from "@/lib/contracts/operation";

/** Asks the user before an order that would end tasks; `detail` is a Confirming. */
export const CONFIRM_EVENT = "flightdeck-confirm";

/** An order that would end tasks, and how many, where that is known. */
export interface Confirming { request: OperationRequest; tasks: number | null }

/** Gives an order that stops a worker: at once where no task runs, else only when the user has said so. */
export async function endTasks(api: Api, request: OperationRequest): Promise<void> {
  const tasks = await readRunning(api, "service" in request ? request.service : null).then((reply) => reply.tasks, () => null);
  if (tasks) document.dispatchEvent(new CustomEvent<Confirming>(CONFIRM_EVENT, { detail: { request, tasks } }));
  else await order(api, request);
}
