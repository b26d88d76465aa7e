import { expect, test } from "vitest";
import { StatsReply } from "./replies";
import { countersFrom } from "./stats";

const reply = (part: object): StatsReply => StatsReply.parse({
  read: "2026-11-24T11:05:01.798917984Z",
  cpu_stats: { cpu_usage: { total_usage: 5e8 }, system_cpu_usage: 1e10, online_cpus: 2 }, memory_stats: { usage: 100 }, ...part,
});

test("memory is what is used without the page cache, in both cgroup versions", () => {
  expect(countersFrom(reply({ memory_stats: { usage: 100, stats: { total_inactive_file: 30 } } }))?.memory).toBe(70);
  expect(countersFrom(reply({ memory_stats: { usage: 100, stats: { inactive_file: 40 } } }))?.memory).toBe(60);
});

test("a container that has just ended has no counters", () => {
  expect(countersFrom(reply({ memory_stats: {} }))).toBeNull();
  expect(countersFrom(reply({ read: "0001-01-01T00:00:00Z" }))).toBeNull();
});

test("network and block I/O are summed over networks and devices, and are null where the engine tells none", () => {
  const counters = countersFrom(reply({
    networks: { eth0: { rx_bytes: 1, tx_bytes: 2 }, eth1: { rx_bytes: 10, tx_bytes: 20 } },
    blkio_stats: { io_service_bytes_recursive: [{ op: "Read", value: 5 }, { op: "read", value: 6 }, { op: "write", value: 7 }, { op: "Total", value: 18 }] },
  }));
  expect(counters).toMatchObject({ rx: 11, tx: 22, read: 11, write: 7 });
  expect(countersFrom(reply({ blkio_stats: { io_service_bytes_recursive: null } }))).toMatchObject({ rx: null, tx: null, read: null, write: null });
});

test("the time of a reading is the engine's own", () => {
  expect(countersFrom(reply({}))?.at).toBe(Date.parse("2026-11-24T11:05:01.798Z"));
});
