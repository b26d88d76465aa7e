import { expect, test } from "vitest";
import { describeFailure, Failure } from "./failure.mjs";
import { startOptions, testOptions } from "./options.mjs";

test("the defaults are port 3000 and leave to install", () => {
  expect(startOptions([])).toEqual({ port: 3000, install: true, help: false });
});

test("options are read in either spelling", () => {
  expect(startOptions(["--port=3001", "--no-install"])).toMatchObject({ port: 3001, install: false });
  expect(startOptions(["--port", "3002"])).toMatchObject({ port: 3002 });
  expect(testOptions(["--unit"])).toMatchObject({ unit: true });
});

test.each(["0", "65536", "3000x", "-1", "1e3", ""])("%j is refused as a port", (port) => {
  expect(() => startOptions([`--port=${port}`])).toThrow(Failure);
});

test("an unknown option is refused with a way out", () => {
  expect(() => startOptions(["--prot", "3001"])).toThrow(expect.objectContaining({ todo: "see npm start -- --help" }));
});

test("a failure is shown with what, why and what to do", () => {
  const text = describeFailure(new Failure({ what: "Port 3000 is taken.", why: "nginx listens on it.", todo: "stop it", detail: "raw\ntext" }));
  expect(text).toMatch(/✗ Port 3000 is taken\.\n\n {2}raw\n {2}text\n\n {2}Why: nginx listens on it\.\n {2}Do: {2}stop it\n/);
});
