import { expect, test, vi } from "vitest";
import { DagList } from "./dags";
import { fakeAirflow } from "./fakeAirflow.test-support";
import { AirflowSession } from "./session";
import { Runs, type AirflowRun } from "./version2";

const { signal } = new AbortController();
const dag = (id: string, paused = false, words = "Never, external triggers only") => ({ dag_id: id, is_paused: paused, timetable_description: words });
const run = (of: string, second: number) => ({ dag_id: of, dag_run_id: `r${second}`, state: "success", run_type: "manual", logical_date: null, start_date: new Date(second * 1_000).toISOString(), end_date: null });
const parsed = (...rows: ReturnType<typeof run>[]): AirflowRun[] => Runs.parse({ dag_runs: rows });

/** An Airflow that lists these DAGs and these runs, latest first. */
async function listOf(dags: ReturnType<typeof dag>[], runs: ReturnType<typeof run>[]) {
  const fake = await fakeAirflow((response, { url }) => {
    response.end(JSON.stringify(url.includes("/dagRuns/list") ? { dag_runs: runs } : { dags, total_entries: dags.length }));
  });
  const list = new DagList(new AirflowSession(fake.base, () => ({ user: "me", password: "right" })), "http://localhost:8080");
  return { list, asked: () => fake.seen.filter(({ url }) => url.startsWith("/api/")).map(({ url }) => url.split("?")[0]) };
}

test("they stand by name, whatever runs, each with its last run", async () => {
  const { list } = await listOf([dag("new"), dag("b"), dag("off", true), dag("a", false, "At 00:00")], [run("a", 20), run("b", 10), run("a", 5)]);
  const { dags, dagCount } = await list.read([], signal);
  expect(dags.map(({ id }) => id)).toEqual(["a", "b", "new", "off"]);
  expect(dagCount).toBe(4);
  expect(dags).toMatchObject([
    { neverRan: false, schedule: "At 00:00", lastRun: { state: "success", at: 20_000, url: "http://localhost:8080/dags/a/grid?dag_run_id=r20" } }, {},
    { neverRan: true, lastRun: null, schedule: null, url: "http://localhost:8080/dags/new/grid" }, { paused: true },
  ]);
});

test("of too many those are shown that are new, then those that ran last, paused ones only where there is room", async () => {
  const many = Array.from({ length: 21 }, (_, index) => dag(`d${String(index).padStart(2, "0")}`, index === 3));
  const { list } = await listOf([...many, dag("new")], many.map(({ dag_id: id }, index) => run(id, 100 + index)));
  const { dags } = await list.read([], signal);
  expect(dags.map(({ id }) => id)).toEqual([...many.map(({ dag_id: id }) => id).filter((id) => id !== "d03" && id !== "d00"), "new"]);
});

test("twenty are shown at most, all are counted, and what was cut off is not said never to have run", async () => {
  const many = Array.from({ length: 30 }, (_, index) => dag(`d${index}`));
  const { list } = await listOf(many, Array.from({ length: 100 }, (_, index) => run("d0", 200 - index)));
  const { dags, dagCount } = await list.read([], signal);
  expect([dags.length, dagCount, dags.some(({ neverRan }) => neverRan)]).toEqual([20, 30, false]);
});

test("they are asked for every quarter of a minute at most, their runs every minute, both when something was changed; newer runs are taken from elsewhere", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
  const [dags, runs] = ["/api/v1/dags", "/api/v1/dags/~/dagRuns/list"];
  try {
    const { list, asked } = await listOf([dag("a")], []);
    expect((await list.read([], signal)).dags).toMatchObject([{ neverRan: true }]);
    expect((await list.read(parsed(run("a", 7)), signal)).dags).toMatchObject([{ neverRan: false, lastRun: { at: 7_000 } }]);
    expect(asked()).toEqual([dags, runs]);
    vi.setSystemTime(1_015_000);
    // Others ran so often since that its run is not among the latest any more.
    expect((await list.read([], signal)).dags).toMatchObject([{ neverRan: false, lastRun: { at: 7_000 } }]);
    expect(asked().slice(2)).toEqual([dags]);
    list.forget();
    await list.read([], signal);
    expect(asked().slice(3)).toEqual([dags, runs]);
    vi.setSystemTime(1_075_000);
    await list.read([], signal);
    expect(asked().slice(5)).toEqual([dags, runs]);
  } finally {
    vi.useRealTimers();
  }
});

test("the runs of another DAG are asked for at once", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
  const dags = [dag("a")];
  try {
    const { list, asked } = await listOf(dags, [run("late", 3)]);
    await list.read([], signal);
    dags.push(dag("late"));
    vi.setSystemTime(1_015_000);
    expect((await list.read([], signal)).dags).toMatchObject([{ id: "a", neverRan: true }, { id: "late", lastRun: { at: 3_000 } }]);
    expect(asked()).toHaveLength(4);
  } finally {
    vi.useRealTimers();
  }
});

test("an Airflow without DAGs is not asked for their runs", async () => {
  const { list, asked } = await listOf([], []);
  expect(await list.read([], signal)).toEqual({ dags: [], dagCount: 0 });
  expect(asked()).toEqual(["/api/v1/dags"]);
});
