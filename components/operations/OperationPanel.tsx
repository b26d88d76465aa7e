"use client";
import { X } from "lucide-react";
import { Suspense, useState } from "react";
import { OPERATION_WORDS, useActions } from "@/lib/client/actions";
import { duration } from "@/lib/client/format";
import { useLine, useSnapshot } from "@/lib/client/snapshot";
import { useNow } from "@/lib/client/useNow";
import { useInBrowser } from "@/lib/client/useInBrowser";
import type { Operation } from "@/lib/contracts/operation";
import { SERVICE_LOOKS } from "../stack/look";
import { StateMark } from "../stack/StateMark";
import { Button } from "../ui/Button";
import { Clock, Elapsed } from "../ui/Times";
import { part } from "../ui/part";
import { cancelOperation, useCancelBlocked } from "./cancelOperation";
import { Outcome } from "./Outcome";
import { stillTrue } from "./stillTrue";

const Details = part(() => import("./Details"));

/** A good end is news for ten minutes at most; a bad one until it is dismissed. */
const NEWS_MS = 10 * 60_000;

/**
 * The running operation, or what came of the last one. A good end is told on home, with the undo of a reset, and
 * elsewhere only where it was watched.
 */
export function OperationPanel({ home = false }: { home?: boolean }) {
  const operation = useSnapshot((snapshot) => snapshot.operation);
  const so = useSnapshot((snapshot) => snapshot.operation === null || stillTrue(snapshot.operation, snapshot));
  const [watched, setWatched] = useState<string | null>(null);
  if (operation?.state === "running" && watched !== operation.id) setWatched(operation.id);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const old = useNow((now) => operation?.state === "succeeded" && operation.endedAt !== null && now - operation.endedAt > NEWS_MS);
  const line = useLine();
  const elsewhere = operation?.state === "succeeded" && !home && watched !== operation.id;
  if (!operation || old || elsewhere || !so || dismissed === operation.id) return null;
  if (operation.state === "running" && line.state === "lost") return <LastSeen operation={operation} at={line.since} />;
  return operation.state === "running"
    ? <Running operation={operation} />
    : <Outcome key={operation.id} operation={operation} undo={home} onDismiss={() => setDismissed(operation.id)} />;
}

/** While the panel is out of reach nobody knows how the operation goes. */
function LastSeen({ operation, at }: { operation: Operation; at: number }) {
  return (
    <section className="panel mb-5" aria-label="Last seen operation">
      <header><StateMark look={SERVICE_LOOKS.unknown} word={operationTitle(operation)} /><span className="text-sm text-ink-2 grow">ran at <Clock at={at} />; it goes on without the panel</span></header>
    </section>
  );
}

function operationTitle({ kind, service }: Operation): string {
  const { doing } = OPERATION_WORDS[kind];
  return service ? `${doing} ${service}` : doing;
}

function Running({ operation }: { operation: Operation }) {
  const inBrowser = useInBrowser();
  const { act, pending } = useActions();
  const blocked = useCancelBlocked();
  const title = operationTitle(operation);
  const step = operation.steps.find((one) => one.state === "running");
  return (
    <section className="panel mb-5" aria-label={`${title}, in progress`} data-operation={operation.kind}>
      <header className="flex-nowrap">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 min-w-0">
          <StateMark look={SERVICE_LOOKS.starting} word={title} />
          <span className="font-medium whitespace-nowrap"><Elapsed since={operation.startedAt} /> elapsed</span>
          <Left operation={operation} />
          {operation.adopted && <span className="text-sm text-ink-3">Flightdeck restarted and took this up again</span>}
          {step?.detail && <span className="text-sm text-ink-3 truncate max-w-full">{step.title}: {step.detail}</span>}
        </div>
        <Button look="sm" className="touch" icon={X} blocked={blocked} pending={pending === "cancel"} onClick={() => void act("cancel", (api) => cancelOperation(api, operation.id))}>Cancel</Button>
      </header>
      <Progress operation={operation} label={title} />
      {inBrowser ? <Suspense fallback={<div className="min-h-48" />}><Details operation={operation} /></Suspense> : <div className="min-h-48" />}
    </section>
  );
}

function Left({ operation: { startedAt, expectedMs } }: { operation: Operation }) {
  const text = useNow((now) => {
    if (expectedMs === null) return "";
    const left = startedAt + expectedMs - now;
    return left > 0 ? `about ${duration(Math.ceil(left / 1_000) * 1_000)} left` : "longer than usual";
  });
  if (expectedMs === null) return <span className="text-sm text-ink-3">timed for the first time</span>;
  return <><span className="text-ink-2 whitespace-nowrap">{text}</span><span className="text-sm text-ink-3">it usually takes {duration(expectedMs)}</span></>;
}

/** Time against the usual time; without one, what is ready of all that must be. */
function Progress({ operation, label }: { operation: Operation; label: string }) {
  const parts = operation.steps.length + operation.tracks.length;
  const done = operation.steps.filter((step) => step.endedAt !== null).length + operation.tracks.filter((track) => track.readyAt !== null).length;
  const value = useNow((now) => {
    const share = operation.expectedMs ? (now - operation.startedAt) / operation.expectedMs : parts ? done / parts : 0;
    return Math.round(Math.min(0.98, Math.max(0, share)) * 100);
  });
  return <div className="progress" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={value}><i style={{ width: `${value}%` }} /></div>;
}
