import type { PortRequest } from "../contracts/requests";
import { FlightdeckError } from "../errors";
import { lookAtPort } from "../preflight/ports";
import { hostPorts } from "../stack/model";
import type { PlanContext } from "./plan";
import { serviceOf } from "./service";

function refused(code: string, what: string, why: string, todo: string, status: number): FlightdeckError {
  return new FlightdeckError({ code, what, why, todo }, { status });
}

/** Sets the variable of a port's host side. Throws FlightdeckError: 404 unknown, 409 fixed in the file, taken or used by the stack itself. */
export async function movePort(context: PlanContext, request: PortRequest): Promise<void> {
  const service = serviceOf(context.model, request.service);
  const port = service.ports.find((one) => one.container === request.container && one.host !== null);
  if (!port) throw refused("port-unknown", `${service.name} publishes no port ${request.container}.`, "The compose file does not name it.", "Choose one of the ports shown.", 404);
  if (port.variable === null) throw refused("port-fixed", `Port ${port.host} can't be moved from here.`, "The compose file fixes the number.", `Change it in ${context.config.composeFile}.`, 409);
  const used = new Set(hostPorts(context.model.services));
  if (request.host !== port.host && used.has(request.host)) throw refused("port-in-use", `Port ${request.host} is used by this stack.`, "Two services can't share a host port.", "Choose another one.", 409);
  const finding = await lookAtPort(context.docker, context.config.project, request.host, used);
  if (finding.taken) throw refused("port-taken", `Port ${request.host} is taken by ${finding.owner}.`, `${service.name} could not bind to it.`, finding.suggestion ? `Use ${finding.suggestion}.` : "Choose another one.", 409);
  await context.setEnv({ [port.variable]: String(request.host) });
}
