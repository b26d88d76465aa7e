import type { Service } from "../contracts/service";
import type { HostPort } from "../stack/facts";
import type { PortModel, ServiceModel, StackModel } from "../stack/model";

/** Who of the stack can be asked what: told by the compose file, never by a name. */
export interface Target { model: ServiceModel; service: Service }

export function speakers(model: StackModel | null, services: readonly Service[], speaks: string): Target[] {
  return (model?.services ?? []).flatMap((one) => {
    const service = one.speaks === speaks ? services.find((candidate) => candidate.name === one.name) : undefined;
    return service ? [{ model: one, service }] : [];
  });
}

/** Why a service is not asked now; null when it can be. */
export function waitFor({ service }: Target): string | null {
  return service.state === "healthy" ? null : `${service.name} is ${service.state}`;
}

/** The published port of a service's own page; where the engine chooses its number, the one that is held now. Null when the file does not publish it. */
export function pagePort({ model }: Target, held: readonly HostPort[]): PortModel | null {
  const port = model.ports.find(({ container, protocol, address }) => container === model.link?.port && protocol === "tcp" && address !== null);
  return port ? { ...port, host: port.host ?? held.find(({ container, protocol }) => container === port.container && protocol === "tcp")?.host ?? null } : null;
}

const ANY_ADDRESS = new Set(["0.0.0.0", "::", ""]);

/** Where the panel reaches a published port. */
export function addressOf({ address, host }: PortModel): string {
  return `http://${ANY_ADDRESS.has(address ?? "") ? "127.0.0.1" : address}:${host}`;
}
