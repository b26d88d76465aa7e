import { expect, test } from "vitest";
import { StatsReply } from "./replies";
import { cpuPercent, sampleFrom } from "./stats";

const reply = (stats: object): ReturnType<typeof StatsReply.parse> => StatsReply.parse({
  cpu_stats: { cpu_usage: { total_usage: 5e8 }, system_cpu_usage: 1e10, online_cpus: 2 }, memory_stats: { usage: 100, stats },
});

test("memory is what is used without the page cache, in both cgroup versions", () => {
  expect(sampleFrom(reply({ total_inactive_file: 30 }))?.memory).toBe(70);
  expect(sampleFrom(reply({ inactive_file: 40 }))?.memory).toBe(60);
});

test("a container that has just ended has no sample", () => {
  expect(sampleFrom(StatsReply.parse({ cpu_stats: { cpu_usage: { total_usage: 0 } }, memory_stats: {} }))).toBeNull();
});

test("CPU is per cent of one CPU between two samples", () => {
  const before = { cpuNs: 0, systemNs: 0, cpus: 2, memory: 0 };
  expect(cpuPercent(before, { ...before, cpuNs: 5e8, systemNs: 2e9 })).toBe(50);
  expect(cpuPercent(before, before)).toBe(0);
});
