"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useActions } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { useSnapshot } from "@/lib/client/snapshot";
import type { LinesReply } from "@/lib/contracts/logs";
import { Button } from "../ui/Button";
import { ProblemText } from "../ui/ProblemText";
import { LogList } from "./LogList";
import { LogModel } from "./logModel";
import { OtherLogs, type OtherLog } from "./OtherLogs";
import { readKeptLines, readTaskLines } from "./reads";

const AGAIN_MS = 2_000;

/** Beside the live log: the logs of containers that are gone and of task instances, first as a list, then one of them. */
export function Beside({ onClose }: { onClose: () => void }) {
  const [chosen, setChosen] = useState<OtherLog | null>(null);
  return (
    <section className="beside" aria-label="Other logs">
      <header>
        {chosen && <Button look="ghost icon sm" className="touch" icon={ArrowLeft} aria-label="Back to the list" onClick={() => setChosen(null)} />}
        <h2 className="grow min-w-0 truncate" title={chosen?.title}>{chosen?.title ?? "Other logs"}</h2>
        <Button look="ghost icon sm" className="touch" icon={X} aria-label="Close" onClick={onClose} />
      </header>
      {chosen ? <OneLog key={chosen.key} log={chosen} /> : <OtherLogs onChoose={setChosen} />}
    </section>
  );
}

function OneLog({ log }: { log: OtherLog }) {
  const { api } = useActions();
  const connected = useSnapshot((snapshot) => snapshot.engine.state);
  const { data, error } = useQuery({
    queryKey: ["log", log.key, connected],
    queryFn: () => (log.kind === "kept" ? readKeptLines(api, log.log.id) : readTaskLines(api, log.log)),
    // A task that runs goes on writing.
    refetchInterval: log.kind === "task" ? AGAIN_MS : false, gcTime: 0,
  });
  if (error) return <div className="p-3"><div className="note bad" role="alert"><ProblemText problem={problemOf(error)} /></div></div>;
  return data ? <Lines reply={data} label={log.title} /> : null;
}

function Lines({ reply, label }: { reply: LinesReply; label: string }) {
  const [model] = useState(() => new LogModel([label]));
  // Lines that it has already are known by their number.
  useEffect(() => model.receive(reply.lines.map((line, index) => ({ ...line, service: label, seq: index + 1 }))), [model, reply, label]);
  if (reply.lines.length === 0) return <p className="p-4 text-ink-2">Nothing has been written.</p>;
  return <LogList model={model} label={label} wrap utc={false} selection={null} onPick={NOTHING} linkOf={null} currentLine={null} target={null} onLoad={NOTHING} />;
}

const NOTHING = () => {};
