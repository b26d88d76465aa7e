import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { followJob, jobRuns, keptOutput, signalJob, startJob } from "./job";
import type { JobPlan, JobRef } from "./job";

const root = path.resolve(import.meta.dirname, "../..");
const dir = mkdtempSync(path.join(os.tmpdir(), "flightdeck-job-"));
afterAll(() => rmSync(dir, { recursive: true }));

function plan(commands: string[][], onCancel: JobPlan["onCancel"] = []): JobPlan {
  return { cwd: dir, env: { PATH: process.env.PATH ?? "" }, commands: commands.map((argv, index) => ({ step: String(index), argv })), onCancel };
}

function linesOf(job: JobRef, onLine: (line: string) => void = () => {}): Promise<string[]> {
  return new Promise((resolve) => {
    const all: string[] = [];
    followJob(job, (lines) => { all.push(...lines); lines.forEach(onLine); }, () => resolve(all));
  });
}

function markers(lines: string[]): { type: string; step?: string; code?: number; outcome?: string }[] {
  return lines.filter((line) => line.startsWith("\x1e")).map((line) => JSON.parse(line.slice(1)));
}

describe("job", () => {
  test("commands run in order with all their output, and the end is told", async () => {
    const lines = await linesOf(startJob(root, plan([["echo", "one"], ["node", "-e", "console.error('two')"]]), path.join(dir, "a.log")));
    expect(lines.filter((line) => !line.startsWith("\x1e"))).toEqual(["one", "two"]);
    expect(markers(lines).at(-1)).toMatchObject({ type: "done", outcome: "succeeded", code: 0 });
  });

  test("a command that fails ends the plan; the rest does not run", async () => {
    const lines = await linesOf(startJob(root, plan([["node", "-e", "process.exit(3)"], ["echo", "never"]]), path.join(dir, "b.log")));
    expect(lines).not.toContain("never");
    expect(markers(lines).at(-1)).toMatchObject({ outcome: "failed", code: 3 });
  });

  test("a command that does not exist is a failure with its name", async () => {
    const lines = await linesOf(startJob(root, plan([["no-such-command-here"]]), path.join(dir, "c.log")));
    expect(lines.join("\n")).toContain("no-such-command-here");
    expect(markers(lines).at(-1)).toMatchObject({ outcome: "failed", code: 127 });
  });

  test("words are handed over as they are: no shell ever sees them", async () => {
    const hostile = ["$(id)", "; id", "`id`", "a\nb", "--flag", "* ?"];
    const lines = await linesOf(startJob(root, plan([["node", "-e", "console.log(JSON.stringify(process.argv.slice(1)))", "--", ...hostile]]), path.join(dir, "d.log")));
    expect(lines).toContain(JSON.stringify(hostile));
  });

  test("SIGINT cancels: the running command ends, what had begun is taken back", async () => {
    const job = startJob(root, plan([["node", "-e", "console.log('working'); setInterval(() => {}, 1000)"], ["echo", "never"]], [{ after: "0", argv: ["echo", "taken back"] }, { after: "1", argv: ["echo", "had not begun"] }]), path.join(dir, "e.log"));
    const lines = await linesOf(job, (line) => { if (line === "working") signalJob(job, "SIGINT"); });
    expect(lines).toContain("taken back");
    expect(lines).not.toContain("never");
    expect(lines).not.toContain("had not begun");
    expect(markers(lines).find(({ type }) => type === "end")).toMatchObject({ step: "0", cancelled: true });
    expect(markers(lines).at(-1)).toMatchObject({ outcome: "cancelled" });
  });

  test("a second reader that comes later gets every line once, too", async () => {
    const job = startJob(root, plan([["node", "-e", "for (let i = 0; i < 5000; i++) console.log('line ' + i)"]]), path.join(dir, "f.log"));
    const first = await linesOf(job);
    expect(await linesOf(job)).toEqual(first);
    expect(first.filter((line) => line.startsWith("line "))).toEqual(Array.from({ length: 5000 }, (_, i) => `line ${i}`));
    expect(jobRuns(job)).toBe(false);
  });

  test("a process that got the number of an old job is not taken for it", () => {
    expect(jobRuns({ pid: process.pid, started: "another time", log: "" })).toBe(false);
    expect(jobRuns({ pid: -1, started: "", log: "" })).toBe(false);
  });

  describe("where no log can be written", () => {
    const noFolder = path.join(dir, "file");
    writeFileSync(noFolder, "");

    test("the commands run all the same; their output and how it ended are told from memory", async () => {
      const job = startJob(root, plan([["echo", "one"], ["node", "-e", "console.log('x'.repeat(300_000))"], ["node", "-e", "console.error('two'); process.exitCode = 5"]]), path.join(noFolder, "g.log"));
      const lines = await linesOf(job);
      expect(job.log).toBe("");
      expect(lines.filter((line) => !line.startsWith("\x1e")).map((line) => line.slice(0, 9)).sort()).toEqual(["one", "two", "xxxxxxxxx"]);
      expect(markers(lines).at(-1)).toMatchObject({ type: "done", outcome: "failed", code: 5 });
      expect(keptOutput(job)).toContain("one");
    });

    test("it can be cancelled", async () => {
      const job = startJob(root, plan([["node", "-e", "console.log('working'); setInterval(() => {}, 1000)"]], [{ after: "0", argv: ["echo", "taken back"] }, { after: "1", argv: ["echo", "had not begun"] }]), path.join(noFolder, "h.log"));
      const lines = await linesOf(job, (line) => { if (line === "working") signalJob(job, "SIGINT"); });
      expect(lines).toContain("taken back");
      expect(markers(lines).at(-1)).toMatchObject({ outcome: "cancelled" });
    });
  });

  test("how it ended is known to who started it, also where the log was lost on the way", async () => {
    const log = path.join(dir, "i.log");
    const job = startJob(root, plan([["node", "-e", `require("fs").rmSync(${JSON.stringify(log)}); process.exit(2)`]]), log);
    expect(await new Promise((resolve) => { followJob(job, () => {}, resolve); })).toBe("failed");
    expect(readdirSync(dir)).not.toContain("i.log");
  });
});
