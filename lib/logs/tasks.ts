import { constants } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import type { LinesReply, TaskLog } from "../contracts/logs";
import { FlightdeckError } from "../errors";
import type { ServiceModel, StackModel } from "../stack/model";
import { withoutGroups } from "./groups";
import { airflowLine, textLines } from "./textLines";

const TARGET = "/opt/airflow/logs";
/** Looked at: the last runs of each DAG. */
const RUNS_OF_DAG = 5;
const MAX_LOGS = 200;
const MAX_BYTES = 2_000_000;
const MAX_LINES = 20_000;

/** The host folder that holds Airflow's task logs; null when no service mounts one. */
export function taskFolder(model: StackModel): string | null {
  return model.services.flatMap((service) => service.binds).find((bind) => bind.target === TARGET)?.source ?? null;
}

/** Whether a service writes into that folder. */
export function keepsTaskLogs({ kind, binds }: ServiceModel): boolean {
  return kind === "long-running" && binds.some(({ target }) => target === TARGET);
}

/** Folders and files below `folder` whose name says `key=value`; links are left out. */
async function named(folder: string, key: string): Promise<{ name: string; value: string; file: boolean }[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => (entry.isDirectory() || entry.isFile()) && entry.name.startsWith(`${key}=`))
    .map((entry) => ({ name: entry.name, value: entry.name.slice(key.length + 1), file: entry.isFile() }));
}

async function attempts(folder: string, about: Pick<TaskLog, "dag" | "run" | "task" | "mapIndex">): Promise<TaskLog[]> {
  const files = (await named(folder, "attempt")).filter(({ file, value }) => file && /^\d{1,6}\.log$/.test(value));
  const logs = await Promise.all(files.map(async ({ name, value }) => {
    const info = await stat(path.join(folder, name)).catch(() => null);
    return info && { ...about, attempt: Number.parseInt(value, 10), at: Math.round(info.mtimeMs), bytes: info.size };
  }));
  return logs.filter((log) => log !== null);
}

async function ofRun(folder: string, dag: string, run: string): Promise<TaskLog[]> {
  const tasks = (await named(folder, "task_id")).filter(({ file }) => !file);
  const logs = await Promise.all(tasks.map(async ({ name, value: task }) => {
    const inside = path.join(folder, name);
    const mapped = (await named(inside, "map_index")).filter(({ file, value }) => !file && /^\d{1,6}$/.test(value));
    return [attempts(inside, { dag, run, task, mapIndex: null }), ...mapped.map((one) => attempts(path.join(inside, one.name), { dag, run, task, mapIndex: Number(one.value) }))];
  }));
  return (await Promise.all(logs.flat())).flat();
}

/** Logs of the last DAG runs' task instances, the newest first. */
export async function listTaskLogs(root: string): Promise<TaskLog[]> {
  const dags = (await named(root, "dag_id")).filter(({ file }) => !file);
  const logs = await Promise.all(dags.map(async ({ name, value: dag }) => {
    const folder = path.join(root, name);
    const runs = await Promise.all((await named(folder, "run_id")).filter(({ file }) => !file).map(async (run) => ({ ...run, at: (await stat(path.join(folder, run.name)).catch(() => null))?.mtimeMs ?? 0 })));
    const last = runs.sort((a, b) => b.at - a.at).slice(0, RUNS_OF_DAG);
    return (await Promise.all(last.map((run) => ofRun(path.join(folder, run.name), dag, run.value)))).flat();
  }));
  return logs.flat().sort((a, b) => b.at - a.at).slice(0, MAX_LOGS);
}

/** The end of a task's log. Only below `root`, through no link. Throws FlightdeckError `log-unknown` (404). */
export async function readTaskLog(root: string, { dag, run, task, mapIndex, attempt }: Pick<TaskLog, "dag" | "run" | "task" | "mapIndex" | "attempt">, redact: (text: string) => string): Promise<LinesReply> {
  const parts = [`dag_id=${dag}`, `run_id=${run}`, `task_id=${task}`, ...(mapIndex === null ? [] : [`map_index=${mapIndex}`]), `attempt=${attempt}.log`];
  const unknown = new FlightdeckError({ code: "log-unknown", what: "There is no such task log.", why: "Its file is not in the logs folder any more.", todo: "Choose another one." }, { status: 404 });
  if (parts.some((part) => /[/\\\0]/.test(part))) throw unknown;
  const inside = await realpath(root).catch(() => null);
  const file = inside && path.join(inside, ...parts);
  if (!file || await realpath(file).catch(() => null) !== file) throw unknown;
  // A task can put anything there: to open a pipe would wait for its writer, and with that block reading for everybody.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW).catch(() => { throw unknown; });
  try {
    const info = await handle.stat();
    if (!info.isFile()) throw unknown;
    const { size } = info;
    const from = Math.max(0, size - MAX_BYTES);
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(size - from), position: from });
    const text = buffer.subarray(0, bytesRead).toString("utf8");
    const whole = from === 0 ? text : text.slice(text.indexOf("\n") + 1);
    const { lines, more } = textLines(whole, MAX_LINES, (line) => airflowLine(line, redact));
    return { lines: withoutGroups(lines), more: more || from > 0 };
  } finally {
    await handle.close();
  }
}
