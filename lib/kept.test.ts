import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Kept } from "./kept";

beforeEach(() => { vi.useFakeTimers({ toFake: ["Date"], now: 1_000 }); });
afterEach(() => { vi.useRealTimers(); });

/** Answers 1, 2, 3, … */
function counting(): () => Promise<number> {
  let count = 0;
  return () => Promise.resolve(++count);
}

test("an answer is good for its time, for what it was asked of, and until it is forgotten", async () => {
  const kept = new Kept<number>(10_000);
  const ask = counting();
  expect([await kept.get("a", ask), await kept.get("a", ask)]).toEqual([1, 1]);
  expect([await kept.get("b", ask), await kept.get("b", ask)]).toEqual([2, 2]);
  vi.setSystemTime(11_000);
  expect([await kept.get("b", ask), await kept.get("b", ask)]).toEqual([3, 3]);
  kept.forget();
  expect(await kept.get("b", ask)).toBe(4);
});

test("an answer that was under way when it was to be forgotten is not kept", async () => {
  const kept = new Kept<number>(10_000);
  let answer: (value: number) => void = () => {};
  const first = kept.get("a", () => new Promise((resolve) => { answer = resolve; }));
  kept.forget();
  answer(7);
  expect(await first).toBe(7);
  expect(await kept.get("a", counting())).toBe(1);
});

test("an answer from before the clock was set back is not kept until it catches up", async () => {
  const kept = new Kept<number>(10_000);
  const ask = counting();
  vi.setSystemTime(9_000_000);
  await kept.get("a", ask);
  vi.setSystemTime(1_000);
  expect(await kept.get("a", ask)).toBe(2);
});

test("a question that fails says so, and is put again", async () => {
  const kept = new Kept<number>(10_000);
  await expect(kept.get("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await kept.get("a", counting())).toBe(1);
});
