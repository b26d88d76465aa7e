import * as z from "zod";
import { ServiceKind } from "../contracts/service";
import type { PortModel, ServiceModel, StackModel } from "../stack/model";

const Port = z.object({
  target: z.coerce.number(),
  published: z.union([z.string(), z.number()]).optional(),
  host_ip: z.string().optional(),
  protocol: z.string().default("tcp"),
});
const Mount = z.object({ type: z.string(), source: z.string().optional(), target: z.string() });

/** `docker compose config --format json`: values filled in. */
const Filled = z.object({
  name: z.string(),
  services: z.record(z.string(), z.object({
    image: z.string().optional(),
    build: z.unknown().optional(),
    profiles: z.array(z.string()).default([]),
    healthcheck: z.object({ disable: z.boolean().optional() }).nullish(),
    depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
    ports: z.array(Port).default([]),
    expose: z.array(z.coerce.string()).default([]),
    environment: z.record(z.string(), z.unknown()).catch({}).default({}),
    volumes: z.array(Mount).default([]),
    scale: z.number().optional(),
    deploy: z.object({ replicas: z.number().optional() }).nullish(),
  })),
  volumes: z.record(z.string(), z.object({ name: z.string(), external: z.boolean().default(false) })).default({}),
});

const Link = z.object({ title: z.string(), port: z.number(), path: z.string().default("/") });
const ServiceNotes = z.object({
  title: z.string().optional(), role: z.string().optional(), without: z.string().optional(),
  kind: z.enum(ServiceKind.options).default("long-running"), link: Link.optional(),
  speaks: z.string().nullable().default(null), slots: z.string().nullable().default(null),
});
const Base = z.object({
  id: z.string(), title: z.string(), image: z.string(), script: z.string(),
  variable: z.string().nullable().default(null), official: z.string().nullable().default(null),
});
/** `config --no-interpolate`: variables by name, and our own notes (compose 2.26 drops a service's notes from the filled one). */
const Raw = z.object({
  services: z.record(z.string(), z.object({ ports: z.array(z.unknown()).default([]), "x-flightdeck": ServiceNotes.optional() })),
  "x-flightdeck": z.object({
    title: z.string().optional(),
    secrets: z.record(z.string(), z.enum(["hex", "fernet"])).default({}),
    user: z.string().nullable().default(null),
    login: z.object({ user: z.string(), password: z.string(), default: z.string() }).nullable().default(null),
    bases: z.array(Base).default([]),
    volumes: z.record(z.string(), z.string()).default({}),
  }).optional(),
});
export type RawConfig = z.infer<typeof Raw>;

/** Parses `docker compose config --no-interpolate --format json`. Throws ZodError. */
export function parseRaw(json: unknown): RawConfig {
  return Raw.parse(json);
}

const CONDITIONS = { service_healthy: "healthy", service_completed_successfully: "completed" } as const;

function condition(text: string): "started" | "healthy" | "completed" {
  return text === "service_healthy" || text === "service_completed_successfully" ? CONDITIONS[text] : "started";
}

/** "${AIRFLOW_PORT:-8080}" -> AIRFLOW_PORT, 8080. */
function movable(published: unknown): Pick<PortModel, "variable" | "preset"> {
  const [, variable = null, preset] = (typeof published === "string" && /^\$\{([A-Za-z_]\w*)(?::?-([1-9]\d{0,4})\}$)?/.exec(published)) || [];
  return { variable, preset: Number(preset) <= 65_535 ? Number(preset) : null };
}

function rawPort(ports: unknown[], target: number): unknown {
  const Long = z.object({ target: z.coerce.number(), published: z.unknown() });
  return ports.map((port) => Long.safeParse(port).data).find((port) => port?.target === target)?.published;
}

function portsOf(filled: z.infer<typeof Filled>["services"][string], raw: unknown[]): PortModel[] {
  const published = filled.ports.map((port): PortModel => ({
    container: port.target,
    protocol: port.protocol,
    // Not "8080-8090", and not "0": there the engine chooses.
    host: /^[1-9]\d{0,4}$/.test(String(port.published)) ? Number(port.published) : null,
    address: port.host_ip ?? "0.0.0.0",
    ...movable(rawPort(raw, port.target)),
  }));
  const internal = filled.expose.map((text): PortModel => ({
    container: Number.parseInt(text, 10), protocol: text.split("/")[1] ?? "tcp", host: null, address: null, variable: null, preset: null,
  }));
  return [...published, ...internal.filter((port) => !published.some((other) => other.container === port.container))];
}

function countOf(text: unknown): number | null {
  return typeof text === "string" && /^\d{1,4}$/.test(text) ? Number(text) : null;
}

/** Both renderings of one compose file -> the model. Throws ZodError when compose answers something else. */
export function parseModel(filledJson: unknown, raw: RawConfig): StackModel {
  const filled = Filled.parse(filledJson);
  const services = Object.entries(filled.services).map(([name, service]): ServiceModel => {
    const notes = raw.services[name]?.["x-flightdeck"] ?? ServiceNotes.parse({});
    return {
      name,
      kind: notes.kind,
      title: notes.title ?? null,
      role: notes.role ?? null,
      without: notes.without ?? null,
      optional: service.profiles.length > 0 && notes.kind !== "tool",
      profiles: service.profiles,
      image: service.image ?? `${filled.name}-${name}`,
      built: service.build !== undefined,
      hasHealthCheck: Boolean(service.healthcheck && !service.healthcheck.disable),
      dependsOn: Object.entries(service.depends_on).map(([on, { condition: text }]) => ({ service: on, condition: condition(text) })),
      ports: portsOf(service, raw.services[name]?.ports ?? []),
      binds: service.volumes.flatMap((mount) => (mount.type === "bind" && mount.source ? [{ source: mount.source, target: mount.target }] : [])),
      volumes: service.volumes.flatMap((mount) => (mount.type === "volume" && mount.source ? [mount.source] : [])),
      link: notes.link ?? null,
      speaks: notes.speaks,
      replicas: service.scale ?? service.deploy?.replicas ?? 1,
      slots: countOf(notes.slots === null ? undefined : service.environment[notes.slots]),
    };
  });
  return {
    name: filled.name,
    title: raw["x-flightdeck"]?.title ?? filled.name,
    services,
    volumes: Object.entries(filled.volumes).map(([name, volume]) => ({ name, engineName: volume.name, external: volume.external, holds: raw["x-flightdeck"]?.volumes[name] ?? null })),
    login: raw["x-flightdeck"]?.login ?? null,
    bases: raw["x-flightdeck"]?.bases ?? [],
  };
}
