import { useQuery } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { useActions } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { bytes } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import type { KeptLog, TaskLog } from "@/lib/contracts/logs";
import { ProblemText } from "../ui/ProblemText";
import { Clock } from "../ui/Times";
import { readKept, readTasks } from "./reads";
import { lastTry, type WantedTask } from "./wantedTask";

export type OtherLog = { key: string; title: string } & ({ kind: "kept"; log: KeptLog } | { kind: "task"; log: TaskLog });

const AGAIN_MS = 5_000;

/** What there is to open beside the live log. */
export function OtherLogs({ onlyTasks, wanted, onChoose }: { onlyTasks: boolean; wanted: WantedTask | null; onChoose: (log: OtherLog) => void }) {
  const { api } = useActions();
  // A container that goes leaves its log.
  const containers = useSnapshot((snapshot) => snapshot.services.map((service) => service.containerId).join(","));
  const kept = useQuery({ queryKey: ["kept logs", containers], queryFn: () => readKept(api), enabled: !onlyTasks, refetchInterval: AGAIN_MS, gcTime: 0 });
  const tasks = useQuery({ queryKey: ["task logs"], queryFn: () => readTasks(api), refetchInterval: AGAIN_MS, gcTime: 0 });
  const found = wanted && tasks.data ? lastTry(tasks.data.logs, wanted) : null;
  useEffect(() => { if (found) onChoose(taskLog(found)); });
  const error = kept.error ?? tasks.error;
  return (
    <div className="overflow-auto" tabIndex={0} role="group" aria-label="Logs to open">
      {error && <div className="p-3"><div className="note bad" role="alert"><ProblemText problem={problemOf(error)} /></div></div>}
      {wanted && tasks.data && !found && <p className="px-3 pt-2.5 text-sm text-ink-2">The log of {wanted.task} is not among those that are kept here.</p>}
      <Group title="Task instances" none={tasks.data?.logs.length === 0 ? (tasks.data.folder ? "No task has written a log yet." : "No service of this stack keeps task logs in a folder.") : null}>
        {tasks.data?.logs.map((log) => {
          const one = taskLog(log);
          return (
            <Item key={one.key} title={taskName(log)} size={log.bytes} onClick={() => onChoose(one)}>
              {log.run}, attempt {log.attempt}, <Clock at={log.at} />
            </Item>
          );
        })}
      </Group>
      {!onlyTasks && <Group title="Earlier containers" none={kept.data?.logs.length === 0 ? "None yet. A container that is removed leaves its log here." : null}>
        {kept.data?.logs.map((log) => (log.missed && log.bytes === 0 ? (
          <li key={log.id} className="other gone">
            <span className="mono block truncate">{log.service}</span>
            <span className="block text-ink-2">earlier container, removed while Flightdeck was not watching (noticed <Clock at={log.removedAt} />): its log is gone</span>
          </li>
        ) : (
          <Item key={log.id} title={log.service} size={log.bytes} onClick={() => onChoose({ kind: "kept", log, key: log.id, title: `${log.service}, earlier container` })}>
            earlier container, removed {log.missed ? "while Flightdeck was not watching; kept up to " : ""}<Clock at={log.removedAt} />
          </Item>
        )))}
      </Group>}
    </div>
  );
}

function taskName({ dag, task, mapIndex }: TaskLog): string {
  return `${dag}.${task}${mapIndex === null ? "" : ` [${mapIndex}]`}`;
}

function taskLog(log: TaskLog): OtherLog {
  return { kind: "task", log, key: [taskName(log), log.run, log.attempt].join("/"), title: `${taskName(log)}, attempt ${log.attempt}` };
}

function Group({ title, none, children }: { title: string; none: string | null; children: ReactNode }) {
  return (
    <section className="px-3 py-2.5" aria-label={title}>
      <h3 className="mb-1">{title}</h3>
      {none && <p className="text-sm text-ink-2">{none}</p>}
      <ul>{children}</ul>
    </section>
  );
}

function Item({ title, size, onClick, children }: { title: string; size: number; onClick: () => void; children: ReactNode }) {
  return (
    <li>
      <button type="button" className="other" onClick={onClick}>
        <span className="flex justify-between gap-3"><span className="mono truncate">{title}</span><span className="text-ink-3 whitespace-nowrap">{bytes(size)}</span></span>
        <span className="block text-ink-2 truncate">{children}</span>
      </button>
    </li>
  );
}
