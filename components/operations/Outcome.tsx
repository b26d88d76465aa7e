"use client";
import { CircleCheck, CircleSlash, CircleX, RotateCw, TriangleAlert, Undo2, X } from "lucide-react";
import { Suspense, useState } from "react";
import { order, OPERATION_WORDS, useActions, useBlocked } from "@/lib/client/actions";
import { duration } from "@/lib/client/format";
import type { Failure, Operation, OperationRequest } from "@/lib/contracts/operation";
import { Button } from "../ui/Button";
import { Clock } from "../ui/Times";
import { part } from "../ui/part";

const Details = part(() => import("./Details"));

const LOOKS = {
  succeeded: { tone: "ok", icon: CircleCheck, word: "done" },
  failed: { tone: "bad", icon: CircleX, word: "failed" },
  cancelled: { tone: "idle", icon: CircleSlash, word: "cancelled" },
  interrupted: { tone: "warn", icon: TriangleAlert, word: "interrupted" },
} as const;

/** What came of an operation: one line when it went well, the reason when it did not. */
export function Outcome({ operation, undo, onDismiss }: { operation: Operation; undo: boolean; onDismiss: () => void }) {
  const [details, setDetails] = useState(false);
  if (operation.state === "running") return null;
  const { tone, icon: Icon, word } = LOOKS[operation.state];
  const { verb } = OPERATION_WORDS[operation.kind];
  const repeats = operation.state !== "succeeded";
  const undoes = undo && !repeats && operation.kind === "reset";
  const took = operation.endedAt === null ? null : duration(operation.endedAt - operation.startedAt);
  return (
    <section className="panel mb-5" aria-label="Last operation" data-operation={operation.kind} data-operation-state={operation.state}>
      <header className={repeats || undoes ? "flex-wrap" : "flex-nowrap max-md:items-start max-md:py-2.5"}>
        <div className={`flex items-start gap-2 min-w-0 grow ${repeats || undoes ? "basis-64" : "basis-40"} ${tone}`}>
          <Icon className="i mt-0.5 text-(--t)" />
          <p className="min-w-0">
            <span className="font-medium">{operation.outcome ?? `${verb}${operation.service ? ` ${operation.service}` : ""}: ${word}`}</span>
            <span className="text-sm text-ink-3"> {took && `after ${took}, `}{operation.endedAt !== null && <Clock at={operation.endedAt} />}</span>
          </p>
        </div>
        <div className="flex items-center gap-1.5">
          {undoes && <Again request={{ kind: "undo-reset" }} word="Undo" icon={Undo2} />}
          {repeats && <Retry operation={operation} />}
          <Button look="ghost sm" className="touch" aria-expanded={details} onClick={() => setDetails(!details)}>Details</Button>
          <Button look="ghost icon sm" className="touch" icon={X} aria-label="Dismiss" onClick={onDismiss} />
        </div>
      </header>
      {operation.failure && <FailureText failure={operation.failure} />}
      <Suspense>{details && <Details operation={operation} />}</Suspense>
    </section>
  );
}

function FailureText({ failure }: { failure: Failure }) {
  return (
    <div className="px-4 py-3 text-sm grid gap-2">
      <p>{failure.service && !failure.what.includes(failure.service) && <strong className="font-semibold">{failure.service}: </strong>}{failure.what} <span className="text-ink-2">{failure.why}</span> {failure.todo}</p>
      {failure.log.length > 0 && <pre className="raw max-h-72" tabIndex={0} aria-label="Log lines that matter">{failure.log.join("\n")}</pre>}
      {failure.detail && <details className="more"><summary>Raw message</summary><pre className="raw max-h-60 mt-1">{failure.detail}</pre></details>}
    </div>
  );
}

function Retry({ operation: { kind, service } }: { operation: Operation }) {
  switch (kind) {
    case "reset": return null;
    case "start": case "stop": case "restart": case "undo-reset": return <Again request={{ kind }} word="Try again" />;
    default: return service && <Again request={{ kind, service }} word="Try again" />;
  }
}

function Again({ request, word, icon = RotateCw }: { request: OperationRequest; word: string; icon?: typeof RotateCw }) {
  const { act, pending } = useActions();
  const blocked = useBlocked();
  return <Button look="sm" className="touch" icon={icon} blocked={blocked} pending={pending === request.kind} onClick={() => void act(request.kind, (api) => order(api, request))}>{word}</Button>;
}
