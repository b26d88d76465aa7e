import { expect, test } from "vitest";
import { coalesce } from "./coalesce";

test("calls while one runs share one fresh run after it", async () => {
  let runs = 0;
  let release: () => void = () => {};
  const call = coalesce(() => {
    runs++;
    return new Promise<void>((resolve) => { release = resolve; });
  });
  const first = call();
  const late = [call(), call(), call()];
  expect(runs).toBe(1);
  release();
  await first;
  await Promise.resolve();
  expect(runs).toBe(2);
  release();
  await Promise.all(late);
  expect(runs).toBe(2);
});

test("a call after the end runs again at once", async () => {
  let runs = 0;
  const call = coalesce(async () => { runs++; });
  await call();
  await call();
  expect(runs).toBe(2);
});
