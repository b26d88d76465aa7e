import { describe, expect, test } from "vitest";
import { describeMachine } from "./machine";

const roomy = {
  where: "this computer", at: 1, memoryTotal: 8e9, memoryUsed: 2e9, memoryStack: null, cpus: 4, cpusBusy: 1, cpusStack: null, diskTotal: 100e9, diskFree: 50e9,
};

describe("the engine's machine", () => {
  test("enough of everything gives no advice", () => {
    expect(describeMachine(roomy).resources.map((resource) => [resource.short, resource.advice])).toEqual([[false, null], [false, null], [false, null]]);
  });
  test("a shortfall is said with its amount and what it means", () => {
    const [memory, cpu, disk] = describeMachine({ ...roomy, memoryTotal: 2e9, cpus: 1, diskFree: 7.4e9 }).resources;
    expect(memory).toMatchObject({ short: true, advice: expect.stringContaining("2 GB short") });
    expect(cpu).toMatchObject({ short: true, advice: expect.stringContaining("1 CPU short") });
    expect(disk).toMatchObject({ short: true, advice: expect.stringContaining("2.6 GB short") });
  });
  test("a virtual machine that was given 4 GB (3.83 GiB seen inside) is not called short", () => {
    expect(describeMachine({ ...roomy, memoryTotal: 3.83 * 2 ** 30 }).resources[0]?.short).toBe(false);
  });
  test("what could not be measured is not called short", () => {
    expect(describeMachine({ ...roomy, diskFree: null }).resources[2]).toMatchObject({ have: null, short: false });
  });
});
