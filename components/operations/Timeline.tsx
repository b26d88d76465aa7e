"use client";
import { CircleCheck, CircleSlash, CircleX } from "lucide-react";
import { duration } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import { useNow } from "@/lib/client/useNow";
import type { Operation, Step } from "@/lib/contracts/operation";
import { lookOf, SERVICE_LOOKS } from "../stack/look";
import { StateMark } from "../stack/StateMark";
import { buildTimeline, type Row } from "./timeline";

/** What was done when, what runs, and what is still expected. */
export function Timeline({ operation }: { operation: Operation }) {
  const services = useSnapshot((snapshot) => snapshot.services);
  const now = useNow((time) => (operation.endedAt === null ? time : operation.endedAt));
  const { rows, ticks, now: present } = buildTimeline(operation, services, now);
  return (
    <div className="px-4 pt-2.5 pb-3">
      <div className="gantt-axis" aria-hidden="true">
        <span />
        <div className="trk">{ticks.map(({ at, ms }) => <span key={ms} style={{ left: `${at}%` }}>{ms === 0 ? "0 s" : duration(ms)}</span>)}</div>
        <span />
      </div>
      <ul className="gantt">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="truncate" title={row.title}>{shortTitle(row.title)}</span>
            <div className="trk" aria-hidden="true">
              {ticks.map(({ at, ms }) => <i key={ms} className="tick" style={{ left: `${at}%` }} />)}
              {row.bars.map((bar) => <i key={bar.kind} className={`b ${bar.kind}`} style={{ left: `${bar.from}%`, width: `${bar.width}%` }} />)}
              {row.readyAt !== null && <CircleCheck className="i s fin" style={{ left: `${row.readyAt}%` }} />}
              {operation.endedAt === null && <i className="now" style={{ left: `${present}%` }} />}
            </div>
            <Note row={row} operation={operation} />
          </li>
        ))}
      </ul>
      <Legend rows={rows} />
    </div>
  );
}

/** An image without where it comes from: the end of its name is what tells two apart in a narrow column. */
function shortTitle(title: string): string {
  return title.replace(/^(Image )\S+\//, "$1");
}

/** The words at the end of a row. */
function Note({ row, operation }: { row: Row; operation: Operation }) {
  const service = useSnapshot((snapshot) => snapshot.services.find((one) => row.id === `service ${one.name}`) ?? null);
  const step = operation.steps.find((one) => row.id === `step ${one.id}`);
  if (step) return <StepNote step={step} />;
  if (!service || operation.endedAt !== null) return row.readyAt !== null ? <StateMark look={SERVICE_LOOKS.healthy} word="ready" /> : <span className="text-ink-3">not ready</span>;
  if (service.state === "waiting" && row.leftMs !== null) return <span className="text-ink-2 whitespace-nowrap">about {duration(Math.ceil(row.leftMs / 1_000) * 1_000)}</span>;
  return <StateMark look={SERVICE_LOOKS[service.state]} word={service.state === "waiting" ? "waiting" : lookOf(service).word} />;
}

function StepNote({ step }: { step: Step }) {
  const took = step.startedAt !== null && step.endedAt !== null ? duration(step.endedAt - step.startedAt) : null;
  const time = took && <span className="max-md:hidden">, {took}</span>;
  switch (step.state) {
    case "pending": return <span className="text-ink-3">next</span>;
    case "running": return <StateMark look={SERVICE_LOOKS.starting} word="running" />;
    case "done": return <span className="text-ink-2 truncate" title={step.detail ?? undefined}>{[step.detail === "unchanged" ? step.detail : "done", took].filter(Boolean).join(", ")}</span>;
    case "failed": return <span className="st bad"><CircleX className="i s" /><span>failed{time}</span></span>;
    case "cancelled": return <span className="st idle"><CircleSlash className="i s" /><span>cancelled{time}</span></span>;
    case "skipped": return <span className="st idle truncate" title={step.detail ?? undefined}><CircleSlash className="i s" />{step.detail ?? "not needed"}</span>;
    default: return step.state satisfies never;
  }
}

const LEGEND = [["work", "step"], ["create", "create"], ["run", "start and probe"], ["wait", "waiting"], ["expected", "expected from past starts"]] as const;

function Legend({ rows }: { rows: Row[] }) {
  const drawn = new Set(rows.flatMap((row) => row.bars.map((bar) => bar.kind)));
  return <div className="legend mt-2 lg:ml-[212px]" aria-hidden="true">{LEGEND.filter(([kind]) => drawn.has(kind)).map(([kind, word]) => <span key={kind}><i className={`b ${kind}`} />{word}</span>)}</div>;
}
