import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useActions } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { useSnapshot } from "@/lib/client/snapshot";
import type { LinesReply } from "@/lib/contracts/logs";
import { Button } from "../ui/Button";
import { ProblemText } from "../ui/ProblemText";
import { Find } from "./Find";
import { LogList } from "./LogList";
import { LogModel } from "./logModel";
import type { OtherLog } from "./OtherLogs";
import { readKeptLines, readTaskLines } from "./reads";
import { saveSeen } from "./textOf";
import { BesideLog } from "./useElsewhere";
import { useShown } from "./useShown";
import { useStepper } from "./useStepper";

const AGAIN_MS = 2_000;

/** The log of a container that is gone, or of a task instance, which may still be written. */
export function OneLog({ log }: { log: OtherLog }) {
  const { api } = useActions();
  const connected = useSnapshot((snapshot) => snapshot.engine.state);
  const { data, error } = useQuery({
    queryKey: ["log", log.key, connected],
    queryFn: () => (log.kind === "kept" ? readKeptLines(api, log.log.id) : readTaskLines(api, log.log)),
    // A task that runs goes on writing.
    refetchInterval: log.kind === "task" ? AGAIN_MS : false, gcTime: 0,
  });
  if (error) return <div className="p-3"><div className="note bad" role="alert"><ProblemText problem={problemOf(error)} /></div></div>;
  if (!data) return null;
  if (data.lines.length === 0) return <p className="p-4 text-ink-2">Nothing has been written.</p>;
  return <Lines reply={data} label={log.title} />;
}

function Lines({ reply, label }: { reply: LinesReply; label: string }) {
  const [model] = useState(() => new LogModel([label]));
  useSyncExternalStore(model.subscribe, model.current, model.current);
  const tell = useContext(BesideLog);
  useEffect(() => {
    tell(model);
    return () => tell(null);
  }, [tell, model]);
  const field = useRef<HTMLInputElement>(null);
  // Lines that it has already are known by their number.
  useEffect(() => model.receive(reply.lines.map((line, index) => ({ ...line, service: label, seq: index + 1 }))), [model, reply, label]);
  useEffect(() => () => model.search.end(), [model]);
  const { target, show } = useShown(model);
  const stepper = useStepper(model, show);
  return (
    <div className="one-log">
      <div className="row">
        <Find model={model} what="this log" field={field} place={stepper.place} total={stepper.total} onStep={stepper.step} onChange={(query) => model.search.set(query)} />
        <Button look="ghost" className="touch" icon={Download} title="Save the lines that are shown" onClick={() => void saveSeen(model, `${label.replace(/[^\w.-]+/g, "-")}.log`)}>Download</Button>
        {reply.more && <span className="text-sm text-ink-3">Its beginning is left out.</span>}
      </div>
      <LogList model={model} label={label} wrap utc={false} selection={null} onPick={NOTHING} linkOf={null} currentLine={stepper.line} target={target} onLoad={NOTHING} />
    </div>
  );
}

const NOTHING = () => {};
