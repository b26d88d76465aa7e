import { expect, test } from "vitest";
import { engineState, missingParts } from "./probe.mjs";

const answer = (code, stderr = "", stdout = "") => ({ code, stdout, stderr });
const whole = { client: true, compose: "2.26.1", buildx: "0.13.1" };

test("the engine's state is told from the client's answer", () => {
  expect(engineState(answer(0, "", "28.2.2 26.1.5+dfsg1\n"))).toEqual({ state: "running", version: "26.1.5" });
  expect(engineState(answer(1, "permission denied while trying to connect to the Docker daemon socket"))).toEqual({ state: "denied" });
  expect(engineState(answer(1, "Cannot connect to the Docker daemon"))).toEqual({ state: "silent" });
  expect(engineState(answer(-2))).toEqual({ state: "hung" });
});

test("nothing is missing where the engine runs or could be started", () => {
  expect(missingParts(whole, true)).toEqual([]);
});

test("a client alone is no engine", () => {
  expect(missingParts(whole, false)).toEqual(["engine"]);
});

test("a Compose that is too old counts as missing", () => {
  expect(missingParts({ ...whole, compose: "2.23.3" }, true)).toEqual(["compose"]);
});

test("on an empty machine everything is missing", () => {
  expect(missingParts({ client: false }, false)).toEqual(["engine", "compose", "buildx"]);
});
