import type { Api } from "@/lib/client/api";
import { expectShape } from "@/lib/client/shape";
import type { KeptReply, LineReply, LinesReply, RangeReply, TaskLog, TasksReply } from "@/lib/contracts/logs";

/** Lines of services between two times. */
export async function readRange(api: Api, query: { services: readonly string[]; since: number; until: number; limit: number; keep: "first" | "last" }): Promise<RangeReply> {
  const { services, since, until, limit, keep } = query;
  const search = new URLSearchParams({ services: services.join(","), since: since.toFixed(3), until: until.toFixed(3), limit: String(limit), keep });
  return expectShape<RangeReply>(await api.json(`/api/logs/range?${search}`), "entries", "more");
}

/** A very long line, as long as it is kept. */
export async function readLine(api: Api, service: string, stamp: string): Promise<LineReply> {
  return expectShape<LineReply>(await api.json(`/api/logs/line?${new URLSearchParams({ service, stamp })}`), "text", "missing");
}

export async function readKept(api: Api): Promise<KeptReply> {
  return expectShape<KeptReply>(await api.json("/api/logs/kept"), "logs");
}

export async function readTasks(api: Api): Promise<TasksReply> {
  return expectShape<TasksReply>(await api.json("/api/logs/tasks"), "logs", "folder");
}

export async function readKeptLines(api: Api, id: string): Promise<LinesReply> {
  return expectShape<LinesReply>(await api.json(`/api/logs/kept/${encodeURIComponent(id)}`), "lines", "more");
}

export async function readTaskLines(api: Api, { dag, run, task, mapIndex, attempt }: TaskLog): Promise<LinesReply> {
  const search = new URLSearchParams({ dag, run, task, attempt: String(attempt), ...(mapIndex === null ? {} : { mapIndex: String(mapIndex) }) });
  return expectShape<LinesReply>(await api.json(`/api/logs/tasks/lines?${search}`), "lines", "more");
}
