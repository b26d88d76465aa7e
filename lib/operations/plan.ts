import type { EngineClient } from "../engine/client";
import type { Step } from "../contracts/operation";
import type { Service } from "../contracts/service";
import type { PanelConfig } from "../config";
import { ALL_PROFILES, composeArgv } from "../compose/argv";
import type { JobPlan } from "../compose/job";
import type { StackModel } from "../stack/model";
import { list } from "../stack/words";

/** What a verb may look at while it makes its plan. */
export interface PlanContext {
  config: PanelConfig;
  docker: EngineClient;
  env: Record<string, string>;
  model: StackModel;
  services: readonly Service[];
  switchedOn: ReadonlySet<string>;
  /** The compose file can't be read at the moment: compose itself would refuse every call. */
  fileBroken: boolean;
  /** Ids of the stack's running containers, the last started first. */
  running: readonly string[];
  /** Sets variables of the environment file and reads the model again. */
  setEnv: (changes: Record<string, string>) => Promise<StackModel>;
}

/** What a verb will do: commands in order, each under a step. Nothing has been run yet. */
export interface Plan {
  steps: Step[];
  commands: { step: string; argv: string[] }[];
  /** What takes back what a step has begun. */
  onCancel: JobPlan["onCancel"];
  begun: string[];
  cancellable: boolean;
}

/** The step from which on containers are made and started. */
export const UP = "up";

/** A step that has not begun. */
export function pending(id: string, title: string, detail: string | null = null): Step {
  return { id, title, state: "pending", startedAt: null, endedAt: null, detail, expectedMs: null };
}

const PLAIN = ["--progress", "plain"];

/** A compose command of the switched-on profiles, with output that a file can hold. */
export function composeCommand(context: PlanContext, args: readonly string[]): string[] {
  const profiles = context.model.services.filter((service) => context.switchedOn.has(service.name)).flatMap((service) => service.profiles);
  return composeArgv(context.config, [...new Set(profiles)], [...PLAIN, ...args]);
}

/** A compose command that reaches every service, whatever is switched on. */
export function wholeStackCommand(context: Pick<PlanContext, "config">, args: readonly string[]): string[] {
  return composeArgv(context.config, ALL_PROFILES, [...PLAIN, ...args]);
}

/** Frozen services go on: neither compose nor the engine starts what is paused. */
export function resume(context: Pick<PlanContext, "config">, names: readonly string[]): { step: Step; argv: string[] } {
  return { step: pending("resume", `Resume ${list(names)}`), argv: wholeStackCommand(context, ["unpause", ...names]) };
}

/** Plan of a single command. */
export function singleStep(step: Step, argv: string[], cancellable = false): Plan {
  return { steps: [step], commands: [{ step: step.id, argv }], onCancel: [], begun: [], cancellable };
}
