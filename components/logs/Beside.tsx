"use client";
import { ArrowLeft, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/Button";
import { OneLog } from "./OneLog";
import { OtherLogs, type OtherLog } from "./OtherLogs";
import type { WantedTask } from "./wantedTask";

/** Beside the live log: the logs of task instances and of containers that are gone, first as a list, then one of them. `onTask`: hears which task instance's is open. */
export function Beside({ title, onlyTasks = false, wanted = null, onTask, onClose }: { title: string; onlyTasks?: boolean; wanted?: WantedTask | null; onTask?: (task: WantedTask | null) => void; onClose: () => void }) {
  const [chosen, setChosen] = useState<OtherLog | null>(null);
  // Opened once: then the list is the list.
  const [asked, setAsked] = useState(wanted);
  const close = useRef<HTMLSpanElement>(null);
  // Where it takes the place of the live log, what had the focus is gone.
  useEffect(() => { if (document.activeElement?.checkVisibility() !== true) close.current?.querySelector("button")?.focus(); }, []);
  const choose = (log: OtherLog | null) => {
    setAsked(null);
    setChosen(log);
    onTask?.(log?.kind === "task" ? log.log : null);
  };
  return (
    <section className="beside" aria-label={title}>
      <header>
        {chosen && <Button look="ghost icon sm" className="touch" icon={ArrowLeft} aria-label="Back to the list" onClick={() => choose(null)} />}
        <h2 className="grow min-w-0 truncate" title={chosen?.title}>{chosen?.title ?? title}</h2>
        <span ref={close}><Button look="ghost icon sm" className="touch" icon={X} aria-label="Close" onClick={onClose} /></span>
      </header>
      {chosen ? <OneLog key={chosen.key} log={chosen} /> : <OtherLogs onlyTasks={onlyTasks} wanted={asked} onChoose={choose} />}
    </section>
  );
}
