import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyJobLog, endJobLog, readJobLine } from "./jobLog";
import { pending } from "./plan";

function read(lines: string[]): ReturnType<typeof emptyJobLog> {
  return lines.reduce(readJobLine, emptyJobLog([pending("build", "Image"), pending("up", "Up")]));
}
const marker = (record: object): string => `\x1e${JSON.stringify({ at: 5, ...record })}`;

describe("log of a job", () => {
  test("begin and end move a step; the build step's title is its detail", () => {
    const log = read([marker({ type: "begin", step: "build" }), "#9 [airflow 3/7] RUN uv pip install x", "#9 DONE 4.2s", marker({ type: "end", step: "build", code: 0 })]);
    expect(log.steps[0]).toMatchObject({ state: "done", startedAt: 5, endedAt: 5, detail: "3/7 RUN uv pip install x" });
  });

  test("a build that took all from the cache says unchanged", () => {
    const log = read([marker({ type: "begin", step: "build" }), "#5 [2/3] COPY a b", "#5 CACHED", "#6 DONE 0.0s", marker({ type: "end", step: "build", code: 0 })]);
    expect(log.steps[0]?.detail).toBe("unchanged");
  });

  test("a failed step ends the job and the rest is skipped", () => {
    const log = read([marker({ type: "begin", step: "build" }), marker({ type: "end", step: "build", code: 1 }), marker({ type: "done", outcome: "failed", code: 1 })]);
    expect(log.steps.map((step) => step.state)).toEqual(["failed", "skipped"]);
    expect(log.outcome).toBe("failed");
    expect(log.steps[1]?.detail).toBe("not reached");
  });

  test("a step that a cancel ends is cancelled, not failed; one that was done before it is done", () => {
    const end = (code: number) => read([marker({ type: "begin", step: "build" }), marker({ type: "end", step: "build", code, cancelled: true }), marker({ type: "done", outcome: "cancelled", code })]);
    expect(end(130).steps.map((step) => step.state)).toEqual(["cancelled", "skipped"]);
    expect(end(0).steps.map((step) => step.state)).toEqual(["done", "skipped"]);
  });

  test("any text is taken, bounded, and never mistaken for the runner's own word", () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.string().map((text) => `\x1e${text}`)), { maxLength: 200 }), (lines) => {
      const log = read(lines);
      expect(log.output.length).toBeLessThanOrEqual(60);
      expect(log.outcome).toBeNull();
      expect(log.outputLines).toBe(lines.length);
    }));
  });

  test("where the last word was lost, how the runner ended ends the open steps; its own word comes first", () => {
    const open = read([marker({ type: "begin", step: "build" })]);
    expect(endJobLog(open, "succeeded", 9)).toMatchObject({ outcome: "succeeded", steps: [{ state: "done", endedAt: 9 }, { state: "done" }] });
    expect(endJobLog(open, "failed", 9)).toMatchObject({ outcome: "failed", steps: [{ state: "failed" }, { state: "skipped" }] });
    expect(endJobLog(open, "cancelled", 9)).toMatchObject({ outcome: "cancelled", steps: [{ state: "cancelled", endedAt: 9 }, { state: "skipped" }] });
    expect(endJobLog(open, null, 9)).toBe(open);
    const told = read([marker({ type: "done", outcome: "cancelled", code: 130 })]);
    expect(endJobLog(told, "failed", 9)).toBe(told);
  });
});
