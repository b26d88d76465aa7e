import { expect, test } from "vitest";
import { Attention } from "./attention";

test("a page that opens is told at once; that the last one closed only when none came for a while", () => {
  const told: boolean[] = [];
  let readers = 1;
  const attention = new Attention({ readers: () => readers, watch: (watched) => told.push(watched) });
  attention.came();
  attention.tick();
  readers = 0;
  attention.tick();
  attention.tick();
  expect(told).toEqual([true]);
  attention.tick();
  expect(told).toEqual([true, false]);
});
