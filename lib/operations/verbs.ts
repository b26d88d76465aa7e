import type { OperationRequest } from "../contracts/operation";
import { FlightdeckError } from "../errors";
import type { Plan, PlanContext } from "./plan";
import { planReset, volumesLeft } from "./reset";
import { planRestart } from "./restart";
import { longRunningServiceOf, optionalServiceOf, planRecreateService, planRestartService, planStartService, planStopService } from "./service";
import { planStart } from "./start";
import { planStop } from "./stop";
import { planUndoReset } from "./undoReset";

/** What is wrong with a request by itself, before anything is prepared. Throws FlightdeckError (4xx). */
export function checkRequest(request: OperationRequest, context: Pick<PlanContext, "model">): void {
  if ("service" in request) (isSwitch(request.kind) ? optionalServiceOf : longRunningServiceOf)(context.model, request.service);
  if (request.kind === "reset" && request.confirm !== context.model.name) {
    throw new FlightdeckError({
      code: "confirm-mismatch", what: "The typed name is not the stack's.", why: `The stack is called ${context.model.name}.`, todo: `Type ${context.model.name} to delete its volumes.`,
    }, { status: 400 });
  }
}

/** What the request will do. Throws FlightdeckError where it is refused. */
export async function planFor(request: OperationRequest, context: PlanContext, now: number): Promise<Plan> {
  switch (request.kind) {
    case "start": return planStart(context);
    case "stop": return planStop(context);
    case "restart": return planRestart(context);
    case "reset": return planReset(context, now);
    case "undo-reset": return planUndoReset(context, now);
    case "switch-on": return planStartService(context, optionalServiceOf(context.model, request.service));
    case "switch-off": return planStopService(context, optionalServiceOf(context.model, request.service));
    case "start-service": return planStartService(context, longRunningServiceOf(context.model, request.service));
    case "stop-service": return planStopService(context, longRunningServiceOf(context.model, request.service));
    case "restart-service": return planRestartService(context, longRunningServiceOf(context.model, request.service));
    case "recreate-service": return planRecreateService(context, longRunningServiceOf(context.model, request.service));
    default: return request satisfies never;
  }
}

/** Operations that are remembered: the next start includes the service, or leaves it out. */
export function isSwitch(kind: OperationRequest["kind"]): kind is "switch-on" | "switch-off" {
  return kind === "switch-on" || kind === "switch-off";
}

/** What a reset that succeeded has left behind, in words; null when it holds what it promised. */
export async function resetProblem(context: Pick<PlanContext, "docker" | "model">): Promise<string | null> {
  const left = await volumesLeft(context);
  return left.length > 0 ? `${left.join(", ")} still there after the reset` : null;
}

/** One sentence for an operation that succeeded. Pure. */
export function outcomeOf(kind: OperationRequest["kind"], service: string | null): string {
  switch (kind) {
    case "start": return "Started; every service is ready";
    case "stop": return "Stopped; all data is kept";
    case "restart": return "Restarted; every service is ready";
    case "reset": return "Volumes deleted, copied before for undo";
    case "undo-reset": return "The volumes from before the reset are back";
    case "switch-on": return `${service} is on`;
    case "switch-off": return `${service} is off`;
    case "start-service": return `${service} is ready`;
    case "stop-service": return `${service} is stopped; its data is kept`;
    case "restart-service": return `${service} was restarted and is ready`;
    case "recreate-service": return `${service} was made anew and is ready`;
    default: return kind satisfies never;
  }
}
