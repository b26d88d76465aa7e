import { PassThrough } from "node:stream";
import type Docker from "dockerode";
import { beforeEach, expect, test, vi } from "vitest";
import { EventFeed } from "./eventFeed";

interface Asked { stream: PassThrough; since: number | undefined; probes: boolean; ended: boolean }

/** An engine that answers when the test lets it, and what it was asked for. */
class FakeEngine {
  asked: Asked[] = [];
  answers: (() => void)[] = [];
  held = false;

  readonly docker = {
    getEvents: async ({ filters, since, abortSignal }: { filters: { event: string[] }; since?: number; abortSignal: AbortSignal }) => {
      if (this.held) await new Promise<void>((resolve) => this.answers.push(resolve));
      const one: Asked = { stream: new PassThrough(), since, probes: filters.event.includes("exec_die"), ended: false };
      abortSignal.addEventListener("abort", () => {
        one.ended = true;
        one.stream.destroy();
      });
      this.asked.push(one);
      return one.stream;
    },
  } as unknown as Docker;

  say(index: number, action: string, timeNano: number): Promise<void> {
    this.asked[index]?.stream.write(`${JSON.stringify({ Action: action, Actor: { ID: "c1", Attributes: { "com.docker.compose.oneoff": "False", exitCode: "0" } }, timeNano })}\n`);
    return new Promise((resolve) => { setImmediate(resolve); });
  }
}

let engine: FakeEngine;
let told: string[];
let now = 10_000;
let feed: EventFeed;

beforeEach(() => {
  engine = new FakeEngine();
  told = [];
  now = 10_000;
  feed = new EventFeed(engine.docker, "stack", { event: (event) => told.push(event.Action), probe: (id) => told.push(`probe ${id}`), now: () => now });
});

test("what happens during an exchange is told once, whichever stream brings it", async () => {
  await feed.follow(false);
  now = 60_000;
  engine.held = true;
  const exchange = feed.follow(true);
  await engine.say(0, "die", 1);
  engine.answers[0]?.();
  await exchange;
  await engine.say(1, "die", 1);
  await engine.say(1, "start", 2);
  await engine.say(1, "exec_die", 3);
  expect(told).toEqual(["die", "start", "probe c1"]);
  expect(engine.asked.map(({ probes, since, ended }) => ({ probes, since, ended }))).toEqual([{ probes: false, since: 10, ended: true }, { probes: true, since: 58, ended: false }]);
});

test("an exchange asks for nothing from before the feed began", async () => {
  await feed.follow(false);
  now = 10_500;
  await feed.follow(true);
  expect(engine.asked.map(({ since }) => since)).toEqual([10, 10]);
});

test("an end of the stream that was exchanged is no end of the feed, one of the last stream is", async () => {
  const ended = vi.fn<() => void>();
  void feed.ended.then(ended);
  await feed.follow(false);
  await feed.follow(true);
  await new Promise((resolve) => { setImmediate(resolve); });
  expect(ended).not.toHaveBeenCalled();
  engine.asked[1]?.stream.end();
  await feed.ended;
});

test("two exchanges at once leave one stream, the later", async () => {
  await feed.follow(false);
  await Promise.all([feed.follow(true), feed.follow(false)]);
  expect(engine.asked.map(({ ended }) => ended)).toEqual([true, true, false]);
});
