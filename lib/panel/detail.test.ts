import { expect, test } from "vitest";
import { driftOf } from "./detail";

test("a container made from the file as it is has not drifted", () => {
  expect(driftOf({ hash: "a", imageId: "1" }, { hashes: ["a", "c"], imageId: "1" })).toEqual([]);
});

test("a changed file and a rebuilt image are each named", () => {
  expect(driftOf({ hash: "a", imageId: "1" }, { hashes: ["b", "c"], imageId: "2" })).toEqual([expect.stringMatching(/compose file/), expect.stringMatching(/image/)]);
});

test("a file that can't be read is no drift", () => {
  expect(driftOf({ hash: "a", imageId: "1" }, { hashes: [], imageId: "1" })).toEqual([]);
});

test("what is not known is no drift", () => {
  expect(driftOf({ hash: undefined, imageId: "1" }, { hashes: ["b"], imageId: undefined })).toEqual([]);
});
