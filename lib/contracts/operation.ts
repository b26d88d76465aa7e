import * as z from "zod/mini";
import { Problem } from "./problem";

export const OperationKind = z.enum([
  "start", "stop", "restart", "reset", "undo-reset", "switch-on", "switch-off",
  "start-service", "stop-service", "restart-service", "recreate-service",
]);
export type OperationKind = z.infer<typeof OperationKind>;

/** interrupted: the panel or the engine went away and the outcome could not be found out. */
const OperationState = z.enum(["running", "succeeded", "failed", "cancelled", "interrupted"]);

export const Step = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(["pending", "running", "done", "failed", "cancelled", "skipped"]),
  startedAt: z.nullable(z.number()),
  endedAt: z.nullable(z.number()),
  /** What it is doing, or what came of it: "[airflow 3/7] RUN uv pip install", "present". */
  detail: z.nullable(z.string()),
  expectedMs: z.nullable(z.number()),
});
export type Step = z.infer<typeof Step>;

/** When a service reached each point of a start, epoch ms. */
export const ServiceTrack = z.object({
  service: z.string(),
  createdAt: z.nullable(z.number()),
  startedAt: z.nullable(z.number()),
  readyAt: z.nullable(z.number()),
  expectedMs: z.nullable(z.number()),
});
export type ServiceTrack = z.infer<typeof ServiceTrack>;

/** What a failed operation says: the problem, the service and the log lines that matter. */
export const Failure = z.extend(Problem, {
  service: z.nullable(z.string()),
  log: z.array(z.string()),
});
export type Failure = z.infer<typeof Failure>;

export const Operation = z.object({
  id: z.string(),
  kind: OperationKind,
  /** The one service it concerns (switch-on, restart-service, ...), else null. */
  service: z.nullable(z.string()),
  state: OperationState,
  startedAt: z.number(),
  endedAt: z.nullable(z.number()),
  /** Usual time of the whole, ms, from earlier runs. */
  expectedMs: z.nullable(z.number()),
  steps: z.array(Step),
  tracks: z.array(ServiceTrack),
  /** Last lines of output; `outputLines` counts all. */
  output: z.array(z.string()),
  outputLines: z.number(),
  cancellable: z.boolean(),
  /** A cancel was asked for; what had begun is being taken back. */
  cancelling: z.boolean(),
  /** The panel was restarted meanwhile and took it up again. */
  adopted: z.boolean(),
  failure: z.nullable(Failure),
  /** What came of it, one sentence, once it has ended. */
  outcome: z.nullable(z.string()),
});
export type Operation = z.infer<typeof Operation>;

/** Body of POST /api/operations. */
export const OperationRequest = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["start", "stop", "restart", "undo-reset"]) }),
  z.strictObject({ kind: z.enum(["switch-on", "switch-off", "start-service", "stop-service", "restart-service", "recreate-service"]), service: z.string() }),
  /** `confirm` is the stack's name, typed by the user. */
  z.strictObject({ kind: z.literal("reset"), confirm: z.string() }),
]);
export type OperationRequest = z.infer<typeof OperationRequest>;

/** Reply of POST /api/operations: 202. `attached` when the same operation was running already. */
export const OperationReply = z.object({ id: z.string(), attached: z.boolean() });
