import { order } from "@/lib/client/actions";
import type { Api } from "@/lib/client/api";
import { readRunning } from "@/lib/client/reads";
import type { OperationRequest } from "@/lib/contracts/operation";

/** Asks the user before an order that would end tasks; `detail` is a Confirming. */
export const CONFIRM_EVENT = "flightdeck-confirm";

/** An order that would end tasks, and how many; null: nobody knows. */
export interface Confirming { request: OperationRequest; tasks: number | null }

/** Orders that end what a worker runs. */
const ENDS = /^(stop|restart|recreate)/;

/** Gives an order; one that would end tasks, or may, only when the user has said so. */
export async function orderOrAsk(api: Api, request: OperationRequest): Promise<void> {
  if (!ENDS.test(request.kind)) return order(api, request);
  const tasks = await readRunning(api, "service" in request ? request.service : null).then((reply) => reply.tasks, () => 0); // what fails here says so when the order is given
  if (tasks === 0) await order(api, request);
  else document.dispatchEvent(new CustomEvent<Confirming>(CONFIRM_EVENT, { detail: { request, tasks } }));
}
