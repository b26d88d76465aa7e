import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Snapshot } from "../contracts/snapshot";
import { FakePanel } from "./fakePanel.test-support";
import { followStack, type Line } from "./followStack";
import { service, snapshot } from "./samples.test-support";

const initial = snapshot({ services: [service("web")] });
let panel: FakePanel;
let shown: Snapshot[];
let lines: Line[];
let refused: number;
let stop: () => void;

const settle = () => vi.advanceTimersByTimeAsync(0);
const stream = () => {
  const found = panel.streams.at(-1);
  if (!found) throw new Error("no stream");
  return found;
};

beforeEach(async () => {
  vi.useFakeTimers();
  [panel, shown, lines, refused] = [new FakePanel(), [], [], 0];
  vi.stubGlobal("WebSocket", panel.WebSocket);
  vi.stubGlobal("location", { host: "localhost:3000" });
  vi.stubGlobal("document", new EventTarget());
  vi.stubGlobal("window", new EventTarget());
  stop = followStack({ token: "t", initial, show: (one) => shown.push(one), onLine: (line) => lines.push(line), onRefused: () => refused++ });
  await settle();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("following the stack", () => {
  test("shows the snapshot, then each patch on it", async () => {
    stream().send("snapshot", initial);
    stream().send("patch", { seq: 2, panel: "p", set: {}, services: [service("web", { state: "unhealthy" })] } as never);
    await settle();
    expect(shown.map((one) => one.services[0]?.state)).toEqual(["healthy", "unhealthy"]);
    expect(lines).toEqual([]);
  });

  test("asks for the whole snapshot when a patch is missing", async () => {
    stream().send("snapshot", initial);
    await settle();
    stream().send("patch", { seq: 9, panel: "p", set: {} } as never);
    await vi.advanceTimersByTimeAsync(100);
    expect(panel.streams).toHaveLength(2);
    expect(stream().lastEventId).toBeNull();
  });

  test("takes up a cut stream at once where it was, and says nothing of it", async () => {
    stream().send("snapshot", initial);
    await vi.advanceTimersByTimeAsync(5_000);
    panel.cut();
    await vi.advanceTimersByTimeAsync(10);
    expect(stream().lastEventId).toBe("p:1");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(lines).toEqual([]);
  });

  test("a panel that stays away for 3 s is lost: nothing is shown as current until it is back", async () => {
    stream().send("snapshot", initial);
    await settle();
    panel.refuse = 0;
    panel.cut();
    await vi.advanceTimersByTimeAsync(2_900);
    expect(lines).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(lines.at(-1)?.state).toBe("lost");
    expect(shown.at(-1)?.services[0]?.state).toBe("unknown");
    panel.refuse = null;
    await vi.advanceTimersByTimeAsync(2_000);
    stream().send("snapshot", { ...initial, panel: "q" });
    await settle();
    expect(lines.at(-1)?.state).toBe("open");
    expect(shown.at(-1)).toMatchObject({ panel: "q", services: [{ state: "healthy" }] });
  });

  test("a stream that is silent for long is dead and is opened again", async () => {
    stream().send("snapshot", initial);
    await vi.advanceTimersByTimeAsync(46_000);
    expect(panel.streams).toHaveLength(2);
  });

  test("a refused token is told", async () => {
    panel.refuse = 403;
    panel.cut();
    await vi.advanceTimersByTimeAsync(100);
    expect(refused).toBeGreaterThan(0);
  });
});
