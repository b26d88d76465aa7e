import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FlightdeckError } from "../errors";
import { Poll } from "./poll";

beforeEach(() => { vi.useFakeTimers({ now: 1_000 }); });
afterEach(() => { vi.useRealTimers(); });

const failure = new FlightdeckError({ code: "product-silent", what: "It is silent.", why: "why", todo: "todo" });

function pollOf(answers: (() => Promise<string>)[], changed = () => {}) {
  const state = { wait: null as string | null, present: true };
  const looks: AbortSignal[] = [];
  const poll = new Poll<string>({
    target: () => (state.present ? { service: "web", wait: state.wait } : null),
    look: (signal) => { looks.push(signal); return answers[Math.min(looks.length, answers.length) - 1]?.() ?? Promise.reject(failure); },
    everyMs: () => 100, changed,
  });
  return { poll, state, looks };
}

test("it asks at once, then after each pause, and not at all once it is stopped", async () => {
  const { poll, looks } = pollOf([() => Promise.resolve("fine")]);
  poll.start();
  await vi.advanceTimersByTimeAsync(250);
  expect(looks.length).toBe(3);
  expect(poll.part).toEqual({ service: "web", value: "fine", asOf: null, wait: null, problem: null });
  poll.stop();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(looks.length).toBe(3);
});

test("while it is stopped it looks when it is told to, once; while it runs that is no extra look", async () => {
  const signal = new AbortController().signal;
  const { poll, looks } = pollOf([() => Promise.resolve("first"), () => Promise.resolve("second")]);
  await poll.once(signal);
  expect(poll.part).toMatchObject({ value: "first", problem: null });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(looks.length).toBe(1);
  poll.start();
  await poll.once(signal);
  await vi.advanceTimersByTimeAsync(50);
  expect(looks.length).toBe(2);
  expect(poll.part).toMatchObject({ value: "second" });
  poll.stop();
});

test("the answer to a single look is not taken when it was started and stopped meanwhile: a newer one is known", async () => {
  let answer: (text: string) => void = () => {};
  const { poll } = pollOf([() => new Promise((resolve) => { answer = resolve; }), () => Promise.resolve("newer")]);
  const single = poll.once(new AbortController().signal);
  poll.start();
  await vi.advanceTimersByTimeAsync(0);
  poll.stop();
  answer("older");
  await single;
  expect(poll.part).toMatchObject({ value: "newer" });
});

test("one look is under way at a time, and stopping aborts it; its answer is not taken", async () => {
  let answer: (text: string) => void = () => {};
  const { poll, looks } = pollOf([() => new Promise((resolve) => { answer = resolve; })]);
  poll.start();
  await vi.advanceTimersByTimeAsync(1_000);
  poll.poke();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(looks.length).toBe(1);
  poll.stop();
  expect(looks[0]?.aborted).toBe(true);
  answer("late");
  await vi.advanceTimersByTimeAsync(0);
  expect(poll.part).toMatchObject({ value: null });
});

test("that it is being asked is told before it answers, and at once when it becomes ready", async () => {
  const { poll, state } = pollOf([() => new Promise(() => {})]);
  state.wait = "web is starting";
  poll.start();
  expect(poll.part).toMatchObject({ service: "web", value: null, wait: "web is starting" });
  await vi.advanceTimersByTimeAsync(0);
  state.wait = null;
  poll.poke();
  await vi.advanceTimersByTimeAsync(0);
  expect(poll.part).toEqual({ service: "web", value: null, asOf: null, wait: null, problem: null });
  poll.stop();
});

test("when it stops answering, the last answer stays with its time", async () => {
  const { poll } = pollOf([() => Promise.resolve("fine"), () => Promise.reject(failure), () => Promise.resolve("again")]);
  poll.start();
  await vi.advanceTimersByTimeAsync(150);
  expect(poll.part).toMatchObject({ value: "fine", asOf: 1_000, problem: { code: "product-silent" } });
  await vi.advanceTimersByTimeAsync(100);
  expect(poll.part).toMatchObject({ value: "again", asOf: null, problem: null });
  poll.stop();
});

test("a service that is not ready is not asked; an unforeseen error tells nothing of its text", async () => {
  const { poll, state, looks } = pollOf([() => Promise.reject(new Error("password=secret"))]);
  state.wait = "web is starting";
  poll.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(looks.length).toBe(0);
  expect(poll.part).toEqual({ service: "web", value: null, asOf: null, wait: "web is starting", problem: null });
  state.wait = null;
  poll.poke();
  await vi.advanceTimersByTimeAsync(0);
  expect(poll.part?.problem?.code).toBe("glance-failed");
  expect(JSON.stringify(poll.part)).not.toContain("secret");
  state.present = false;
  poll.poke();
  await vi.advanceTimersByTimeAsync(0);
  expect(poll.part).toBeNull();
  poll.stop();
});

test("an answer that its reader can't take does not end the asking", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  const { poll, looks } = pollOf([() => Promise.resolve("fine")], () => { throw new URIError("malformed"); });
  poll.start();
  await vi.advanceTimersByTimeAsync(250);
  poll.stop();
  expect(looks.length).toBe(3);
  expect(told).toHaveBeenCalled();
  told.mockRestore();
});
