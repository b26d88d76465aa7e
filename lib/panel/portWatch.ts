import type { EngineClient } from "../engine/client";
import type { Port, Service } from "../contracts/service";
import { lookAtPort } from "../preflight/ports";
import type { PortFinding } from "../preflight/ports";
import type { HostPort } from "../stack/facts";
import { hostPorts } from "../stack/model";
import type { PortModel, ServiceModel, StackModel } from "../stack/model";

/** What was found on the stack's host ports the last time somebody looked. */
export class PortWatch {
  private findings = new Map<number, PortFinding>();

  /** Looks at every published port of a service that does not run, and at those from which one was moved. */
  async look(docker: EngineClient | null, project: string, model: StackModel, services: readonly Service[]): Promise<void> {
    const idle = model.services.filter((service) => services.find((one) => one.name === service.name)?.startedAt === null);
    const used = new Set(hostPorts(model.services));
    const left = idle.flatMap((service) => service.ports.flatMap(({ preset }) => (preset === null || used.has(preset) ? [] : [preset])));
    const found = await Promise.all([...new Set([...hostPorts(idle), ...left])].map((port) => lookAtPort(docker, project, port, used)));
    this.findings = new Map(found.map((finding) => [finding.port, finding]));
  }

  /** Each port of the model with its state: open while its service runs, else what was found. `held`: what a service's containers hold now. */
  describe(model: StackModel, services: readonly Service[], held: (service: string) => readonly HostPort[]): Port[] {
    const used = new Set(hostPorts(model.services));
    return model.services.flatMap((service) => service.ports.flatMap((port): Port[] => {
      if (isChosen(port)) return chosen(service, port, held(service.name));
      // One that is paused holds its port, though it does not run.
      const runs = services.find((one) => one.name === service.name)?.startedAt !== null || held(service.name).some(({ host }) => host === port.host);
      const finding = port.host === null ? undefined : this.findings.get(port.host);
      const taken = !runs && finding?.taken === true;
      return [{
        ...asPlanned(service, port),
        state: port.host === null ? "internal" : runs ? "open" : taken ? "taken" : "off",
        owner: taken ? finding.owner : null,
        suggestion: taken && port.variable !== null ? finding.suggestion : null,
        back: runs || port.preset === null || used.has(port.preset) || !this.isFree(port.preset) ? null : port.preset,
      }];
    }));
  }

  private isFree(port: number): boolean {
    const finding = this.findings.get(port);
    return finding !== undefined && !finding.taken && !finding.own;
  }
}

function asPlanned(service: ServiceModel, { container, protocol, host, address, variable }: PortModel): Pick<Port, "service" | "container" | "protocol" | "host" | "address" | "variable"> {
  return { service: service.name, container, protocol, host, address, variable };
}

/** The engine chooses its number. */
function isChosen({ host, address }: PortModel): boolean { return host === null && address !== null; }

/** A port whose number the engine chooses, once for each container that holds one; what the file publishes more than once stands at its first. */
function chosen(service: ServiceModel, port: PortModel, held: readonly HostPort[]): Port[] {
  const same = service.ports.filter(({ container, protocol }) => container === port.container && protocol === port.protocol);
  if (same.find(isChosen) !== port) return [];
  const of = (host: number | null): Port => ({ ...asPlanned(service, port), host, state: host === null ? "off" : "open", owner: null, suggestion: null, back: null });
  const open = held.filter(({ container, protocol, host }) => container === port.container && protocol === port.protocol && !same.some((other) => other.host === host)).map(({ host }) => of(host));
  return open.length > 0 ? open : [of(null)];
}
