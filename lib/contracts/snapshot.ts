import * as z from "zod/mini";
import { Engine } from "./engine";
import { Machine, Usage } from "./machine";
import { Operation } from "./operation";
import { Problem } from "./problem";
import { Port, Service, StackState } from "./service";

/** A web page that a service of the stack serves. */
export const Link = z.object({
  service: z.string(),
  title: z.string(),
  url: z.string(),
  ready: z.boolean(),
  /** "ready", "off", "ready in about 6 s", "unhealthy since 14:02:11". */
  note: z.string(),
  /** The service is optional: offer its switch. */
  optional: z.boolean(),
});
export type Link = z.infer<typeof Link>;

export const Check = z.object({
  id: z.string(),
  title: z.string(),
  level: z.enum(["ok", "warn", "bad"]),
  text: z.string(),
});
export type Check = z.infer<typeof Check>;

/** All that the page shows. The first paint holds one; afterwards patches arrive. */
export const Snapshot = z.object({
  /** Grows by one with each patch of this panel process. */
  seq: z.number(),
  /** Panel process that `seq` belongs to: another one means "take the whole snapshot again". */
  panel: z.string(),
  engine: Engine,
  stack: z.object({
    name: z.string(),
    state: StackState,
    /** h1: what is true. */
    verdict: z.string(),
    /** What it means. */
    detail: z.string(),
    /** The first service became ready, epoch ms; null when off. */
    upSince: z.nullable(z.number()),
    /** How long the last successful start took, ms. */
    lastStartMs: z.nullable(z.number()),
    /** The compose model could not be read: services are unknown until it is mended. */
    problem: z.nullable(Problem),
  }),
  services: z.array(Service),
  ports: z.array(Port),
  links: z.array(Link),
  /** Before a start: what was checked. */
  checks: z.array(Check),
  machine: z.nullable(Machine),
  usage: z.array(Usage),
  /** The stack has an Airflow or an MLflow to look at: GET /api/glance has something to tell. */
  glance: z.boolean(),
  /** The running operation, or the last one. */
  operation: z.nullable(Operation),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** Difference of two snapshots: whole top-level values, and for lists only the entries that changed. */
export const Patch = z.object({
  seq: z.number(),
  panel: z.string(),
  set: z.partial(z.omit(Snapshot, { seq: true, panel: true, services: true, usage: true })),
  services: z.optional(z.array(Service)),
  usage: z.optional(z.array(Usage)),
  /** Names in order, only when the list itself changed. */
  order: z.optional(z.array(z.string())),
});
export type Patch = z.infer<typeof Patch>;

/** Messages of GET /api/events, by SSE event name. */
export const StreamMessage = z.discriminatedUnion("event", [
  z.object({ event: z.literal("snapshot"), data: Snapshot }),
  z.object({ event: z.literal("patch"), data: Patch }),
]);
export type StreamMessage = z.infer<typeof StreamMessage>;
