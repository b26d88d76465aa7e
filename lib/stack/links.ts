import type { Link } from "../contracts/snapshot";
import type { Port, Service } from "../contracts/service";
import type { StackModel } from "./model";
import { span } from "./words";

function note(service: Service, now: number): string {
  if (service.state === "healthy") return "ready";
  if (service.state === "starting" && service.expectedMs !== null && service.startedAt !== null) {
    const left = service.startedAt + service.expectedMs - now;
    return left > 0 ? `ready in about ${span(left)}` : "ready soon, longer than usual";
  }
  return service.state;
}

/** Web pages of the stack; each is ready once its service is healthy. Pure. */
export function describeLinks(model: StackModel, services: readonly Service[], ports: readonly Port[], now: number): Link[] {
  return model.services.flatMap((one): Link[] => {
    const service = services.find((other) => other.name === one.name);
    const port = ports.find((candidate) => candidate.service === one.name && candidate.container === one.link?.port && candidate.protocol === "tcp" && candidate.host !== null);
    if (!one.link || !service || !port) return [];
    return [{
      service: one.name, title: one.link.title, url: `http://localhost:${port.host}${one.link.path}`,
      ready: service.state === "healthy", note: note(service, now), optional: one.optional,
    }];
  });
}
