import * as z from "zod/mini";

export const ServiceState = z.enum([
  "off", "waiting", "starting", "healthy", "unhealthy",
  "completed", "failed", "restarting", "stopping", "unknown",
]);
export type ServiceState = z.infer<typeof ServiceState>;

export const StackState = z.enum(["off", "starting", "healthy", "degraded", "failed", "stopping", "unknown"]);
export type StackState = z.infer<typeof StackState>;

/** long-running: stays up. one-shot: runs once and exits 0. tool: only on demand, never part of a start. */
export const ServiceKind = z.enum(["long-running", "one-shot", "tool"]);
export type ServiceKind = z.infer<typeof ServiceKind>;

/** One run of a health check. Times are epoch milliseconds. */
export const Probe = z.object({
  at: z.number(),
  durationMs: z.number(),
  exitCode: z.number(),
  output: z.string(),
});
export type Probe = z.infer<typeof Probe>;

const PortState = z.enum(["open", "off", "taken", "internal"]);

/** A port of the compose model. `host` is null for a port that is not published. */
export const Port = z.object({
  service: z.string(),
  container: z.number(),
  protocol: z.string(),
  host: z.nullable(z.number()),
  address: z.nullable(z.string()),
  state: PortState,
  /** Who holds the host port, when it is not us: "node (pid 4821)" or "container web-1". */
  owner: z.nullable(z.string()),
  /** The variable of the environment file that moves it; null where the file fixes the number. */
  variable: z.nullable(z.string()),
  /** A free host port to use instead, when taken. */
  suggestion: z.nullable(z.number()),
  /** The number that the file gives it, where it was moved from there, does not run, and that one is free again. */
  back: z.nullable(z.number()),
});
export type Port = z.infer<typeof Port>;

const Dependency = z.object({
  service: z.string(),
  condition: z.enum(["started", "healthy", "completed"]),
  ready: z.boolean(),
});

/** A service with its state, decided in lib/stack. Times are epoch milliseconds. */
export const Service = z.object({
  name: z.string(),
  title: z.nullable(z.string()),
  role: z.nullable(z.string()),
  /** What does not work without it: "nothing new is scheduled". */
  without: z.nullable(z.string()),
  kind: ServiceKind,
  /** Has a profile and is no tool: the user switches it on and off. */
  optional: z.boolean(),
  /** Part of the next start: not a tool, and switched on if optional. */
  wanted: z.boolean(),
  state: ServiceState,
  /** One sentence: why it is in this state. */
  reason: z.string(),
  since: z.nullable(z.number()),
  startedAt: z.nullable(z.number()),
  /** Of all its containers together. */
  restarts: z.number(),
  exitCode: z.nullable(z.number()),
  image: z.string(),
  /** Of several the one that the state speaks of: the worst. */
  containerId: z.nullable(z.string()),
  /** Its current containers, and how many of them are healthy (one-shot: completed). */
  replicas: z.object({ all: z.number(), ready: z.number() }),
  dependsOn: z.array(Dependency),
  /** A broken service that only lacks another one: the one to mend first. */
  blame: z.nullable(z.string()),
  /** Column of the map: the longest chain of dependencies below it, 0 = waits for nobody. */
  depth: z.number(),
  hasHealthCheck: z.boolean(),
  /** Last runs of the health check, oldest first, five at most. */
  probes: z.array(Probe),
  /** Usual time from container start to ready, learned from earlier starts, ms. */
  expectedMs: z.nullable(z.number()),
  /** How to get a shell or run a command in it, ready to paste. */
  command: z.string(),
});
export type Service = z.infer<typeof Service>;
