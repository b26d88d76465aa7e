import type { Service } from "../contracts/service";
import { isPaused } from "../contracts/stateWords";
import { FlightdeckError } from "../errors";
import type { ServiceModel, StackModel } from "../stack/model";
import { composeCommand, pending, resume, singleStep, UP, wholeStackCommand } from "./plan";
import type { Plan, PlanContext } from "./plan";

/** The service of that name. Throws FlightdeckError `service-unknown` (404): names come only from the model. */
export function serviceOf(model: StackModel, name: string): ServiceModel {
  const service = model.services.find((one) => one.name === name);
  if (service) return service;
  throw new FlightdeckError({
    code: "service-unknown", what: "There is no such service in this stack.", why: "The name is not in the compose file.", todo: "Choose one of the services shown on the home page.",
  }, { status: 404 });
}

/** The same, for an optional service. Throws FlightdeckError `service-not-optional` (409). */
export function optionalServiceOf(model: StackModel, name: string): ServiceModel {
  const service = serviceOf(model, name);
  if (service.optional) return service;
  throw new FlightdeckError({
    code: "service-not-optional", what: `${name} can't be switched.`, why: "It is part of every start.", todo: "Stop or start the whole stack instead.",
  }, { status: 409 });
}

/** The same, for a service that stays up. Throws FlightdeckError `service-not-long-running` (409). */
export function longRunningServiceOf(model: StackModel, name: string): ServiceModel {
  const service = serviceOf(model, name);
  if (service.kind === "long-running") return service;
  throw new FlightdeckError({
    code: "service-not-long-running", what: `${name} can't be started or stopped by itself.`,
    why: service.kind === "tool" ? "It is a tool: it runs only for a command." : "It runs once in each start of the stack.",
    todo: service.kind === "tool" ? "Copy its command and run it in a terminal." : "Start the stack.",
  }, { status: 409 });
}

function stackRuns(services: readonly Service[]): boolean {
  return services.some((service) => service.wanted && service.kind === "long-running" && service.startedAt !== null && !service.optional);
}

/** Starts one service, or lets it go on where it is paused; what it waits for is started with it only where the stack is off. */
export function planStartService(context: PlanContext, service: ServiceModel): Plan {
  if (context.services.some((one) => one.name === service.name && isPaused(one))) {
    const { step, argv } = resume(context, [service.name]);
    return singleStep(step, argv);
  }
  const alone = stackRuns(context.services) ? ["--no-deps"] : [];
  return {
    ...singleStep(pending(UP, `Start ${service.name}`), composeCommand(context, ["up", "-d", ...alone, service.name]), true),
    onCancel: [{ after: UP, argv: wholeStackCommand(context, ["stop", service.name]) }],
    begun: [service.name],
  };
}

/** Stops one service by name: `--profile X down` would stop everything. */
export function planStopService(context: PlanContext, service: ServiceModel): Plan {
  return singleStep(pending("stop", `Stop ${service.name}`), wholeStackCommand(context, ["stop", service.name]));
}

/** Restarts one service's container; the others keep running. */
export function planRestartService(context: PlanContext, service: ServiceModel): Plan {
  return singleStep(pending("restart", `Restart ${service.name}`), wholeStackCommand(context, ["restart", "--no-deps", service.name]));
}

/** Makes one service's container anew, as the compose file and its environment file ask for by now; the others keep running. */
export function planRecreateService(context: PlanContext, service: ServiceModel): Plan {
  return singleStep(pending("up", `Recreate ${service.name}`), wholeStackCommand(context, ["up", "-d", "--no-deps", "--force-recreate", service.name]));
}
