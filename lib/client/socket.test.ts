import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakePanel } from "./fakePanel.test-support";
import { PanelSocket } from "./socket";

let panel: FakePanel;
let socket: PanelSocket;
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  panel = new FakePanel();
  vi.stubGlobal("WebSocket", panel.WebSocket);
  vi.stubGlobal("location", { host: "localhost:3000" });
  socket = new PanelSocket("t");
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function read(path: string) {
  const seen = { status: 0, text: "", end: null as string | null };
  const stop = socket.open(path, null, {
    onAnswer: (status) => { seen.status = status; },
    onText: (text) => { seen.text += text; },
    onEnd: (how) => { seen.end = how; },
  });
  return { seen, stop };
}

test("all streams of a page run over one connection, each gets its own text", async () => {
  const [first, second] = [read("/a"), read("/b")];
  await settle();
  panel.streams[0]?.text("one {1} ");
  panel.streams[1]?.text("two");
  panel.streams[0]?.text("three");
  expect(panel.sockets).toHaveLength(1);
  expect([first.seen, second.seen]).toEqual([{ status: 200, text: "one {1} three", end: null }, { status: 200, text: "two", end: null }]);
});

test("a stream that is left is closed at the panel, the last one closes the connection", async () => {
  const [first, second] = [read("/a"), read("/b")];
  await settle();
  first.stop();
  expect(panel.frames.at(-1)).toEqual({ close: 1 });
  panel.streams[0]?.text("late");
  expect(first.seen.text).toBe("");
  second.stop();
  expect(panel.sockets[0]?.readyState).toBe(3);
});

test("what was read is told, so that the panel sends on", async () => {
  read("/a");
  await settle();
  for (let part = 0; part < 5; part++) panel.streams[0]?.text("x".repeat(20_000));
  expect(panel.frames.filter((frame) => "took" in frame)).toEqual([{ took: 1, chars: 80_000 }]);
});

test("a broken connection ends every stream, and the next one opens another", async () => {
  const [first, second] = [read("/a"), read("/b")];
  await settle();
  panel.cut();
  expect([first.seen.end, second.seen.end]).toEqual(["lost", "lost"]);
  const third = read("/a");
  await settle();
  expect([panel.sockets.length, third.seen.status]).toEqual([2, 200]);
});

for (const hangs of ["before it opens", "before it answers"] as const) {
  test(`a panel that hangs ${hangs} is given up after 10 s, not after minutes`, async () => {
    panel.hangs = hangs;
    const { seen } = read("/a");
    await vi.advanceTimersByTimeAsync(9_000);
    expect(seen.end).toBeNull();
    await vi.advanceTimersByTimeAsync(4_000);
    expect([seen.end, panel.sockets[0]?.readyState]).toEqual(["lost", 3]);
  });
}

test("a stream that was answered may be silent for longer", async () => {
  const { seen } = read("/a");
  await vi.advanceTimersByTimeAsync(35_000);
  expect(seen.end).toBeNull();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen.end).toBe("lost");
});
