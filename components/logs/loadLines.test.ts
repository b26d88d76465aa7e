import { expect, test } from "vitest";
import type { Api } from "@/lib/client/api";
import type { LogLine, RangeReply } from "@/lib/contracts/logs";
import { loadGap, oldest } from "./loadLines";
import { LogModel } from "./logModel";

const line = (at: number, replica: number, text: string): LogLine => ({ at, replica, text });

/** An engine that has these lines. */
const engineOf = (lines: readonly LogLine[]): Api => ({
  json: (address: string): Promise<RangeReply> => {
    const query = new URL(address, "http://localhost").searchParams;
    const found = lines.filter(({ at }) => at >= Number(query.get("since")) && at <= Number(query.get("until"))).map((one) => ({ ...one, service: "worker" }));
    const limit = Number(query.get("limit"));
    return Promise.resolve({ entries: query.get("keep") === "first" ? found.slice(0, limit) : found.slice(-limit), more: found.length > limit });
  },
}) as unknown as Api;

const [known, early, quiet, late, next] = [line(1_000, 1, "known"), line(2_000, 1, "early"), line(2_900, 2, "quiet"), line(3_002, 1, "late"), line(3_003, 1, "next")];

async function filled(engine: Api): Promise<string[]> {
  const model = new LogModel(["worker"]);
  model.opened("one", { worker: 0 });
  model.receive([known, quiet].map((one, index) => ({ ...one, service: "worker", seq: index + 1 })));
  model.receive([{ ...next, service: "worker", seq: 5 }]);
  expect(await loadGap(model, engine, 2)).toBeNull();
  return Array.from({ length: model.store.size }, (_, index) => model.store.text(index));
}

test("the missing lines of one of several containers are found among those of the others, which are not read twice", async () => {
  expect(await filled(engineOf([known, early, quiet, late, next]))).toEqual(["known", "quiet", "early", "late", "next"]);
});

test("they are found as well when that container alone is left since", async () => {
  const alone = [known, early, late, next].map(({ at, text }): LogLine => ({ at, text }));
  expect(await filled(engineOf(alone))).toEqual(["known", "quiet", "early", "late", "next"]);
});

test("the oldest line is that of the service, not of all", () => {
  const model = new LogModel(["web", "store", "idle"]);
  model.opened("one", {});
  model.receive([{ ...line(100, 0, "x"), service: "web", seq: 1 }, { ...line(150, 0, "x"), service: "store", seq: 1 }, { ...line(200, 0, "x"), service: "web", seq: 2 }]);
  expect(model.services.map((name) => oldest(model).get(name)?.at ?? null)).toEqual([100, 150, null]);
});
