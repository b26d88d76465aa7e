import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Patch, Snapshot } from "../contracts/snapshot";
import { row } from "../stack/samples.test-support";
import { Hub } from "./hub";

const base: Snapshot = {
  seq: 0, panel: "p", engine: { state: "connected", name: null, endpoint: null, compose: null, since: 0, retryAt: null, problem: null },
  stack: { name: "s", state: "healthy", verdict: "", detail: "", upSince: null, lastStartMs: null, problem: null },
  services: [row("a", "healthy")], ports: [], links: [], checks: [], machine: null, usage: [], glance: false, operation: null,
};

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

function hubOf(): { hub: Hub; got: Patch[]; set: (reason: string) => void } {
  let reason = "because";
  const hub = new Hub(base, (seq) => ({ ...base, seq, services: [row("a", "healthy", { reason })] }), () => {});
  const got: Patch[] = [];
  hub.subscribe((patch) => got.push(patch));
  return { hub, got, set: (text) => { reason = text; hub.touch(); } };
}

describe("hub", () => {
  test("the first change leaves at once, a burst after it as one patch", () => {
    const { got, set } = hubOf();
    set("1");
    expect(got.map((patch) => patch.services?.[0]?.reason)).toEqual(["1"]);
    for (const text of ["2", "3", "4"]) set(text);
    expect(got.length).toBe(1);
    vi.advanceTimersByTime(100);
    expect(got.map((patch) => patch.services?.[0]?.reason)).toEqual(["1", "4"]);
  });

  test("a touch without a difference sends nothing and uses no number", () => {
    const { hub, got } = hubOf();
    hub.touch();
    expect(got).toEqual([]);
    expect(hub.current.seq).toBe(0);
  });

  test("a reader that was away gets exactly what it missed, or null when it was away too long", () => {
    const { hub, set } = hubOf();
    for (let i = 1; i <= 250; i++) {
      set(String(i));
      vi.advanceTimersByTime(100);
    }
    expect(hub.since(250)).toEqual([]);
    expect(hub.since(247)?.map((patch) => patch.seq)).toEqual([248, 249, 250]);
    expect(hub.since(10)).toBeNull();
    expect(hub.since(999)).toBeNull();
  });

  test("a reader that has left gets nothing", () => {
    const { hub, set } = hubOf();
    const got: Patch[] = [];
    hub.subscribe((patch) => got.push(patch))();
    set("1");
    expect(got).toEqual([]);
    expect(hub.readers).toBe(1);
  });
});
