import { expect, test } from "vitest";
import { operation, track } from "../client/samples.test-support";
import { withStarts } from "./starts";

const start = (id: string, readyAt: number | null) => operation({ id, state: readyAt === null ? "failed" : "succeeded", tracks: [track("web", { createdAt: 10, startedAt: 20, readyAt }), track("store")] });

test("the last ten starts of a service are kept, failed ones too; a service that was not started in it gains none", () => {
  let saved = {};
  for (let n = 0; n < 14; n++) saved = withStarts(saved, start(`${n}-start`, n === 13 ? null : 60));
  expect(Object.keys(saved)).toEqual(["web"]);
  expect(saved).toMatchObject({ web: [{ operation: "4-start", startedAt: 20, readyAt: 60 }, {}, {}, {}, {}, {}, {}, {}, {}, { operation: "13-start", state: "failed", readyAt: null }] });
});

test("the same operation told twice is one start", () => {
  const once = withStarts({}, start("1-start", 60));
  expect(withStarts(once, start("1-start", 60))).toEqual(once);
});
