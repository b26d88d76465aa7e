import { Check, Circle, CircleCheck, CircleQuestionMark, CircleStop, CircleX, Clock, LoaderCircle, RotateCw, TriangleAlert, type LucideIcon } from "lucide-react";
import type { Service, ServiceState, StackState } from "@/lib/contracts/service";

/** How a state looks: the same everywhere. Colour comes after icon and word. */
export interface Look {
  tone: "ok" | "busy" | "warn" | "bad" | "idle";
  icon: LucideIcon;
  word: string;
  spin?: boolean;
}

export const SERVICE_LOOKS: Record<ServiceState, Look> = {
  off: { tone: "idle", icon: Circle, word: "off" },
  waiting: { tone: "idle", icon: Clock, word: "waiting" },
  starting: { tone: "busy", icon: LoaderCircle, word: "starting", spin: true },
  healthy: { tone: "ok", icon: CircleCheck, word: "healthy" },
  unhealthy: { tone: "bad", icon: TriangleAlert, word: "unhealthy" },
  completed: { tone: "idle", icon: Check, word: "completed" },
  failed: { tone: "bad", icon: CircleX, word: "failed" },
  restarting: { tone: "busy", icon: RotateCw, word: "restarting", spin: true },
  stopping: { tone: "busy", icon: CircleStop, word: "stopping" },
  unknown: { tone: "idle", icon: CircleQuestionMark, word: "unknown" },
};

export const STACK_LOOKS: Record<StackState, Look> = {
  off: { tone: "idle", icon: Circle, word: "Off" },
  starting: { tone: "busy", icon: LoaderCircle, word: "Starting", spin: true },
  healthy: { tone: "ok", icon: CircleCheck, word: "Healthy" },
  degraded: { tone: "bad", icon: TriangleAlert, word: "Degraded" },
  failed: { tone: "bad", icon: CircleX, word: "Failed" },
  stopping: { tone: "busy", icon: CircleStop, word: "Stopping" },
  unknown: { tone: "idle", icon: CircleQuestionMark, word: "Unknown" },
};

/** The look of one service; its word names what it waits for and that a tool is there on demand. */
export function lookOf(service: Service): Look {
  const look = SERVICE_LOOKS[service.state];
  const waitsFor = service.dependsOn.find((dependency) => !dependency.ready)?.service;
  if (service.state === "waiting" && waitsFor) return { ...look, word: `waiting for ${waitsFor}` };
  if (service.state === "off" && service.kind === "tool") return { ...look, word: "on demand" };
  return look;
}

/** An optional service is on when it is wanted, or runs although nobody switched it on here. */
export function isOn({ wanted, state }: Service): boolean {
  return wanted || (state !== "off" && state !== "unknown");
}

/** Broken: shown with its reason and a way to mend it. */
export function isBroken(service: Service): boolean {
  return service.state === "unhealthy" || service.state === "failed";
}

/** Part of the stack and not running, though it has not done its work either: what a start would bring. */
export function isDown({ wanted, startedAt, state }: Service): boolean {
  return wanted && startedAt === null && state !== "completed";
}

/** The service to mend first: the first broken one, or what that one lacks. */
export function firstToMend(services: readonly Service[]): string | undefined {
  const first = services.find(isBroken);
  return first?.blame ?? first?.name;
}
