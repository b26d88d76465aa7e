import { expect, test } from "vitest";
import { readOptions } from "./options.mjs";

const read = (...args) => readOptions(args, ["startup", "idle"]);

test("one known bench with its options is understood", () => {
  expect(read("startup")).toMatchObject({ bench: "startup", json: false, real: false, runs: 1, events: 40, seconds: 60 });
  expect(read("startup", "--runs", "3", "--json")).toMatchObject({ runs: 3, json: true });
});

test("an unknown bench, none, two, an unknown option or a number that is none are not", () => {
  for (const args of [["flood"], [], ["startup", "idle"], ["idle", "--fast"], ["idle", "--seconds", "0"], ["startup", "--runs", "many"]]) expect(read(...args)).toBeUndefined();
});
