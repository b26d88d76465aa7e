import { expect, test } from "vitest";
import { probeWords } from "./probeWords";

test("a health report is told by the parts that are not well", () => {
  const report = { metadatabase: { status: "unhealthy" }, scheduler: { latest_scheduler_heartbeat: null, status: "unhealthy" }, triggerer: { status: "healthy" }, dag_processor: { status: null } };
  expect(probeWords(JSON.stringify(report))).toBe("metadatabase unhealthy, scheduler unhealthy");
});

test("a shell's own complaint is told without the script's line", () => {
  expect(probeWords("/opt/flightdeck/probe: connect: Connection refused\n/opt/flightdeck/probe: line 4: /dev/tcp/localhost/8793: Connection refused")).toBe("localhost:8793: Connection refused");
  expect(probeWords("/usr/bin/check: line 12: 99 Terminated")).toBe("99 Terminated");
});

test("everything else by its last line, a cut or empty report too", () => {
  expect(probeWords("trying\nno answer from localhost:5432\n")).toBe("no answer from localhost:5432");
  expect(probeWords('{"metadatabase": {"sta')).toBe('{"metadatabase": {"sta');
  expect(probeWords('{"a": {"status": "healthy"}}')).toBe('{"a": {"status": "healthy"}}');
  expect([probeWords(""), probeWords("null"), probeWords("{}")]).toEqual(["", "null", "{}"]);
});
