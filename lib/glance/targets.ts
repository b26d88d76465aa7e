import type { Service } from "../contracts/service";
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

/** The published port of a service's own page. */
export function pagePort({ model }: Target): PortModel | null {
  return model.ports.find((port) => port.container === model.link?.port && port.host !== null) ?? null;
}

const ANY_ADDRESS = new Set(["0.0.0.0", "::", ""]);

/** Where the panel reaches a published port. */
export function addressOf({ address, host }: PortModel): string {
  return `http://${ANY_ADDRESS.has(address ?? "") ? "127.0.0.1" : address}:${host}`;
}
