import type { ServiceKind } from "../contracts/service";

/** A port of the compose file. `host` is null when it is not published. */
export interface PortModel {
  container: number;
  protocol: string;
  /** Null: it is not published or, with an address, the engine chooses it at each start (no number in the file, or a range). */
  host: number | null;
  /** Null: it is not published. */
  address: string | null;
  /** The variable of the environment file that moves it. */
  variable: string | null;
  /** The host port where that variable is not set. */
  preset: number | null;
}

export type Condition = "started" | "healthy" | "completed";

export interface ServiceModel {
  name: string;
  kind: ServiceKind;
  title: string | null;
  role: string | null;
  /** What does not work without it, for the page's first sentence: "nothing new is scheduled". */
  without: string | null;
  optional: boolean;
  profiles: string[];
  image: string;
  built: boolean;
  hasHealthCheck: boolean;
  dependsOn: { service: string; condition: Condition }[];
  ports: PortModel[];
  binds: { source: string; target: string }[];
  volumes: string[];
  link: { title: string; port: number; path: string } | null;
  /** What can be asked of it, in which version: "airflow-2", "mlflow", "celery-broker", "celery-worker". Other words mean nothing. */
  speaks: string | null;
  /** Containers that the file asks for. */
  replicas: number;
  /** How many tasks a worker runs at once. */
  slots: number | null;
}

/** A local stand-in for an official image, built by `script` where no registry answers. */
export interface BaseImage {
  id: string;
  title: string;
  image: string;
  script: string;
  variable: string | null;
  official: string | null;
}

export type SecretKind = "hex" | "fernet";

/** The compose file, as the panel needs it. */
export interface StackModel {
  name: string;
  title: string;
  services: ServiceModel[];
  /** `holds`: what a user loses with it, in words. */
  volumes: { name: string; engineName: string; external: boolean; holds: string | null }[];
  login: { user: string; password: string; default: string } | null;
  bases: BaseImage[];
}

/** Longest chain of dependencies below a service; 0 waits for nobody. Compose refuses cycles before we see them. */
export function depthOf(services: readonly ServiceModel[], name: string): number {
  const service = services.find((one) => one.name === name);
  return service ? Math.max(0, ...service.dependsOn.map((dependency) => 1 + depthOf(services, dependency.service))) : 0;
}

/** Part of the next start: not a tool, and switched on if optional. */
export function isWanted(service: ServiceModel, switchedOn: ReadonlySet<string>): boolean {
  return service.kind !== "tool" && (!service.optional || switchedOn.has(service.name));
}

/** Every host port that these services publish at a number of their own. */
export function hostPorts(services: readonly ServiceModel[]): number[] {
  return services.flatMap((service) => service.ports.flatMap((port) => (port.host === null ? [] : [port.host])));
}
