"use client";
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from "react";
import type { OperationRequest } from "../contracts/operation";
import type { Problem } from "../contracts/problem";
import { Api, problemOf } from "./api";
import { useLine, useSnapshot } from "./snapshot";

interface Actions {
  api: Api;
  /** Name of the act whose request is under way. */
  pending: string | null;
  /** What the last act was refused for, until it is dismissed or another act is made. */
  problem: Problem | null;
  dismiss: () => void;
  /** Runs one act at a time; true when it was accepted. */
  act: (name: string, work: (api: Api) => Promise<unknown>) => Promise<boolean>;
}

const ActionsContext = createContext<Actions | null>(null);

export function ActionsProvider({ token, children }: { token: string; children: ReactNode }) {
  const api = useMemo(() => new Api(token), [token]);
  const [pending, setPending] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const dismiss = useCallback(() => setProblem(null), []);
  const act = useCallback(async (name: string, work: (api: Api) => Promise<unknown>) => {
    setPending(name);
    setProblem(null);
    try {
      await work(api);
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setPending(null);
    }
  }, [api]);
  const value = useMemo(() => ({ api, pending, problem, dismiss, act }), [api, pending, problem, dismiss, act]);
  return <ActionsContext value={value}>{children}</ActionsContext>;
}

export function useActions(): Actions {
  const actions = use(ActionsContext);
  if (!actions) throw new Error("useActions needs an ActionsProvider");
  return actions;
}

/** Orders an operation; the snapshot tells how it goes. */
export function order(api: Api, request: OperationRequest): Promise<void> {
  return api.order("POST", "/api/operations", request);
}

/** Why nothing can be ordered at this moment, in words; null when it can. */
export function useBlocked(): string | null {
  const line = useLine();
  const engine = useSnapshot((snapshot) => snapshot.engine.state);
  const running = useSnapshot((snapshot) => (snapshot.operation?.state === "running" ? snapshot.operation.kind : null));
  const { pending } = useActions();
  if (line.state === "lost") return "The panel does not answer";
  if (engine !== "connected") return "The Docker Engine does not answer";
  if (running) return `Another operation runs: ${OPERATION_WORDS[running].noun}`;
  return pending ? "A request is under way" : null;
}

/** How an operation is called: as a thing, while it runs, and on its button. */
export const OPERATION_WORDS: Record<OperationRequest["kind"], { noun: string; doing: string; verb: string }> = {
  start: { noun: "start", doing: "Starting", verb: "Start" },
  stop: { noun: "stop", doing: "Stopping", verb: "Stop" },
  restart: { noun: "restart", doing: "Restarting", verb: "Restart" },
  reset: { noun: "reset", doing: "Resetting data", verb: "Reset" },
  "undo-reset": { noun: "undo of the reset", doing: "Bringing the data back", verb: "Undo reset" },
  "switch-on": { noun: "switch on", doing: "Switching on", verb: "Turn on" },
  "switch-off": { noun: "switch off", doing: "Switching off", verb: "Turn off" },
  "start-service": { noun: "service start", doing: "Starting", verb: "Start" },
  "stop-service": { noun: "service stop", doing: "Stopping", verb: "Stop" },
  "restart-service": { noun: "service restart", doing: "Restarting", verb: "Restart" },
  "recreate-service": { noun: "service re-creation", doing: "Recreating", verb: "Recreate" },
};
