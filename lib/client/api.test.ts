import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Api, problemOf } from "./api";

const answers: (() => Promise<Response>)[] = [];
const asked = vi.fn<() => Promise<Response>>(() => (answers.shift() ?? (() => Promise.reject(new TypeError("failed to fetch"))))());
const broken = () => Promise.reject(new TypeError("network changed"));
const reply = (value: unknown, status = 200) => () => Promise.resolve(Response.json(value, { status }));
/** An answer whose connection is cut behind its head. */
const cut = () => Promise.resolve(new Response(new ReadableStream({ start: (controller) => controller.error(new TypeError("network changed")) })));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", asked);
  asked.mockClear();
  answers.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function outcome<T>(work: Promise<T>): Promise<T | { code: string }> {
  const settled = work.catch((error: unknown) => ({ code: problemOf(error).code }));
  await vi.runAllTimersAsync();
  return settled;
}

test("a read outlives connections that are cut before and within the answer", async () => {
  answers.push(broken, broken, cut, broken, reply({ a: 1 }));
  expect(await outcome(new Api("t").json("/api/data"))).toEqual({ a: 1 });
});

test("a panel that stays away is told after a second", async () => {
  const since = Date.now();
  expect(await outcome(new Api("t").json("/api/data"))).toEqual({ code: "panel-unreachable" });
  expect([asked.mock.calls.length, Date.now() - since]).toEqual([4, 1_000]);
});

test("an error that the panel tells is not asked again", async () => {
  answers.push(reply({ error: { code: "service-unknown", what: "a", why: "b", todo: "c" } }, 404));
  expect(await outcome(new Api("t").json("/api/services/x"))).toEqual({ code: "service-unknown" });
  expect(asked).toHaveBeenCalledTimes(1);
});
