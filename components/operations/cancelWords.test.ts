import { expect, test } from "vitest";
import type { Operation, Step } from "@/lib/contracts/operation";
import { cancelWords } from "./cancelWords";

const step = (id: string, state: Step["state"]): Step => ({ id, title: id, state, startedAt: null, endedAt: null, detail: null, expectedMs: null });
const restart = (...states: Step["state"][]) => ({ kind: "restart", state: "running", cancellable: true, cancelling: false, steps: [step("build", states[0] ?? "done"), step("stop", states[1] ?? "pending")] }) as unknown as Operation;

test("a restart can be called off until it stops the services; from then on a cancel leaves them stopped", () => {
  expect(cancelWords(restart("running", "pending"))).toBe("A cancel now leaves the stack as it runs.");
  expect(cancelWords(restart("done", "running"))).toBe("A cancel now leaves the stack off.");
  expect(cancelWords(restart("done", "done"))).toBe("A cancel now leaves the stack off.");
});

test("a start takes back only what it has begun", () => {
  expect(cancelWords({ ...restart(), kind: "start" })).toMatch(/stops what was begun/);
});

test("what can't be cancelled, is being cancelled or has ended says nothing", () => {
  for (const part of [{ cancellable: false }, { cancelling: true }, { state: "succeeded" as const }]) expect(cancelWords({ ...restart(), ...part })).toBeNull();
});
