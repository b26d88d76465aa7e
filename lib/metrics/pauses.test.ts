import { expect, test } from "vitest";
import { Pauses } from "./pauses";

test("what ended and is measured again is told once, with the time of its first end", () => {
  const pauses = new Pauses();
  pauses.saw(new Set(["web", "store"]), 0);
  expect(pauses.over(["web", "store"])).toEqual(new Map());
  pauses.saw(new Set(["store"]), 10);
  pauses.saw(new Set(["web", "store"]), 12);
  pauses.saw(new Set(["store"]), 14);
  expect(pauses.over(["store"])).toEqual(new Map());
  pauses.saw(new Set(["web", "store"]), 30);
  expect(pauses.over(["web", "store"])).toEqual(new Map([["web", 10]]));
  expect(pauses.over(["web"])).toEqual(new Map());
});
