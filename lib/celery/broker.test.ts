import fc from "fast-check";
import { expect, test } from "vitest";
import { parseBroker } from "./broker";

test("queues and taken tasks are read; priorities of a queue are one queue, mailboxes are none", () => {
  const reply = [2, ["default", 3], ["default\u0006\u00163", 1], ["gpu", 9], ["9a.reply.celery.pidbox", 4], ["celeryev.1b2c", 5]];
  expect(parseBroker(`${JSON.stringify(reply)}\n`)).toEqual({ taken: 2, queues: [{ name: "gpu", length: 9 }, { name: "default", length: 4 }] });
});

test("an empty broker has no queue", () => {
  expect(parseBroker("[0]\n")).toEqual({ taken: 0, queues: [] });
});

test("anything else is refused, an error of redis-cli too", () => {
  expect(parseBroker("NOAUTH Authentication required.\n")).toBeNull();
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    const look = parseBroker(text);
    expect(look === null || look.queues.every(({ length }) => typeof length === "number")).toBe(true);
  }));
});
