import fc from "fast-check";
import { expect, test } from "vitest";
import { Experiments, isAskable, madeBy, Runs } from "./protocol";

const reply = {
  runs: [{
    info: { run_uuid: "b2", experiment_id: "1", run_name: "gaudy-snake-907", status: "FINISHED", start_time: 1_795_518_700_717, end_time: 1_795_518_707_932, run_id: "b2" },
    data: {
      metrics: [{ key: "accuracy", value: 0.95, timestamp: 1_795_518_703_443, step: 0 }, { key: "loss", value: "NaN", timestamp: 1, step: 0 }],
      tags: [{ key: "airflow.dag_id", value: "train_iris" }, { key: "airflow.run_id", value: "manual__1" }, { key: "airflow.task_id", value: "train" }],
    },
    inputs: {},
  }],
};

test("a run is read with its metrics and with the task instance that its tags name", () => {
  expect(Runs.parse(reply).runs).toEqual([{
    id: "b2", name: "gaudy-snake-907", experiment: "1", status: "finished", startedAt: 1_795_518_700_717, endedAt: 1_795_518_707_932,
    metrics: [{ name: "accuracy", value: 0.95, at: 1_795_518_703_443 }, { name: "loss", value: null, at: 1 }],
    tags: { dag: "train_iris", run: "manual__1", task: "train" },
  }]);
});

test("an empty reply is no run; a run that has just begun has neither end nor metrics", () => {
  expect(Runs.parse({})).toEqual({ runs: [], more: false });
  expect(Runs.parse({ next_page_token: "abc" }).more).toBe(true);
  expect(Runs.parse({ runs: [{ info: { run_id: "b", experiment_id: "1", status: "RUNNING", start_time: 5 } }] }).runs).toMatchObject([{ name: "b", status: "running", endedAt: null, metrics: [], tags: { dag: null } }]);
  expect(Runs.parse({ runs: [{ info: { run_id: "b", experiment_id: "1", status: "PAUSED" } }] }).runs).toMatchObject([{ status: "unknown" }]);
});

test("no reply of any form makes more than a refusal of the schema", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(() => Runs.safeParse(value)).not.toThrow();
    expect(() => Runs.safeParse({ runs: [{ info: value, data: value }] })).not.toThrow();
    expect(() => Experiments.safeParse({ experiments: value })).not.toThrow();
  }));
});

test("only ids that can't end the text of a filter are asked for", () => {
  expect(madeBy({ dag: "etl", id: "manual__2024-01-01T00:00:00+00:00" })).toBe("tags.`airflow.dag_id` = 'etl' and tags.`airflow.run_id` = 'manual__2024-01-01T00:00:00+00:00'");
  fc.assert(fc.property(fc.string(), fc.string(), (dag, id) => {
    return !isAskable({ dag, id }) || madeBy({ dag, id }).match(/['"`\\\\]/g)?.length === 8;
  }));
  for (const id of ["", "a'b", 'a"b', "a`b", "a\\b", "a\nb"]) expect(isAskable({ dag: "etl", id }), id).toBe(false);
});

test("a time that is none, such as nanoseconds, is not known", () => {
  const run = (start_time: number) => Runs.parse({ runs: [{ info: { run_id: "b", experiment_id: "1", status: "RUNNING", start_time } }] }).runs[0]?.startedAt;
  expect([run(1_795_518_700_717), run(1_795_518_700_717_000_000), run(-1e300), run(0)]).toEqual([1_795_518_700_717, null, null, null]);
});
