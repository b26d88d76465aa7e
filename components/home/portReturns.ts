import type { Port } from "@/lib/contracts/service";
import type { Remedy } from "./startStack";

/** The moves that bring ports back which were moved out of the way of something that is gone. */
export function portReturns(ports: readonly Port[]): Remedy[] {
  return ports.flatMap((port) => (port.host !== null && port.back !== null ? [{ service: port.service, container: port.container, from: port.host, to: port.back }] : []));
}
