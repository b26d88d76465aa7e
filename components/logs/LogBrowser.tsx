"use client";
import { WrapText } from "lucide-react";
import { useCallback, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { useActions } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { count } from "@/lib/client/format";
import type { Problem } from "@/lib/contracts/problem";
import { Segments } from "../ui/Segments";
import { Button } from "../ui/Button";
import { ProblemText } from "../ui/ProblemText";
import { Chips } from "./Chips";
import { Download } from "./Download";
import { Empty } from "./Empty";
import { Find } from "./Find";
import { Foot } from "./Foot";
import { Levels } from "./Levels";
import { LogList, type Selection } from "./LogList";
import { addressOf, linkTo, useLinkedLine } from "./lineLink";
import { loadGap } from "./loadLines";
import type { LogModel } from "./logModel";
import { TimeWindow } from "./TimeWindow";
import { BesideLog, useElsewhere } from "./useElsewhere";
import { useLogKeys } from "./useLogKeys";
import { useLogs } from "./useLogs";
import { useSpan } from "./useSpan";
import { NO_QUERY, type Query } from "./query";
import { ALL } from "./span";
import { useNarrow } from "./useNarrow";
import { useShown } from "./useShown";
import { useStepper } from "./useStepper";
import { useLogInView } from "./useLogInView";
import { useViewInAddress, useViewOfAddress } from "./useView";

const ZONES = [{ value: "local", text: "Local" }, { value: "utc", text: "UTC" }] as const;

interface Props {
  services: readonly string[];
  label: string;
  /** As high as the window, or a box of the page. */
  look: "page-high" | "boxed";
  /** Single keys belong to this view. */
  keys: boolean;
  tools?: ReactNode;
  beside?: ReactNode;
}

/** Follows, searches and filters the logs of one service or of several, merged. */
export function LogBrowser({ services, label, look: size, keys, tools, beside }: Props) {
  const { api } = useActions();
  const live = useLogs(services);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [selection, setSelection] = useState<Selection | null>(null);
  const load = useCallback(async (work: Promise<string | null>) => {
    setProblem(null);
    setSaid(null);
    // Lines have other numbers afterwards.
    setSelection(null);
    try {
      setSaid(await work);
    } catch (error) {
      setProblem(problemOf(error));
    }
  }, []);
  useViewOfAddress(live);
  const { model, span, choose } = useSpan(live, api, load);
  useSyncExternalStore(model.subscribe, model.current, model.current);
  useViewInAddress(model);
  const [openedAt] = useState(() => Date.now());
  const narrow = useNarrow();
  const [chosenWrap, setWrap] = useState<boolean | null>(null);
  // A narrow row shows little of a line that is not wrapped.
  const wrap = chosenWrap ?? narrow;
  const [utc, setUtc] = useState(false);
  const [other, setOther] = useState<LogModel | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useLogInView(box, size === "boxed");

  const { target, show } = useShown(model);
  const stepper = useStepper(model, show);
  /** The line that was jumped to or picked stays where it is when others come or go around it. */
  function look(query: Query) {
    const stays = query.only === model.search.query.only ? null : stepper.line ?? selection?.from ?? null;
    model.search.set(query);
    if (stays !== null) show(stays);
  }
  const { query } = model.search;
  const elsewhere = useElsewhere(other, query.text !== "" && stepper.total === 0 && !model.search.searching && !model.search.problem ? query : null);
  const pick = useCallback((line: number, extend: boolean) => {
    model.pause();
    setSelection((old) => (extend && old ? { from: Math.min(old.from, line), to: Math.max(old.to, line) } : { from: line, to: line }));
    linkTo(model, line);
  }, [model]);
  const linkOf = useCallback((line: number) => addressOf(model, line), [model]);
  useLinkedLine(model, api, useCallback((line: number) => { setSelection({ from: line, to: line }); show(line); }, [show]), load);

  const actions = useMemo(() => ({
    " ": () => (model.paused ? model.resume() : model.pause()),
    End: () => model.resume(),
    e: () => model.setFilter({ level: "error" }), w: () => model.setFilter({ level: "warn" }), a: () => model.setFilter({ level: "all" }),
    "/": () => field.current?.select(), Escape: () => setSelection(null),
  }), [model]);
  useLogKeys(keys ? { ...actions, n: () => stepper.step(1), "Shift+n": () => stepper.step(-1) } : {});

  return (
    <div ref={box} className={`logs ${size}`}>
      <div className="logs-tools">
        {services.length > 1 && <Chips model={model} />}
        <div className="row">
          <Find model={model} what="the log" field={field} place={stepper.place} total={stepper.total} onStep={stepper.step} onChange={look} />
          <Levels model={model} />
          <TimeWindow span={span} utc={utc} onChoose={choose} />
          <span className="row">
            {tools}
            <Segments label="Times" options={ZONES} value={utc ? "utc" : "local"} onChoose={(zone) => setUtc(zone === "utc")} />
            <Button look="ghost" className="touch" icon={WrapText} aria-pressed={wrap} onClick={() => setWrap(!wrap)}>Wrap</Button>
            <Download model={model} onProblem={setProblem} />
          </span>
        </div>
        {problem && <div className="note bad" role="alert"><ProblemText problem={problem} /></div>}
        {elsewhere !== null && (
          <div className="note items-center" role="status">
            <span>No line of this log has it, but {count(elsewhere, "line")} of {other?.services[0]}.</span>
            <button type="button" className="link" onClick={() => other?.search.set(query)}>Search there</button>
          </div>
        )}
        {said && <div className="note" role="status">{said}</div>}
      </div>
      <div className={`logs-body ${beside ? "two" : ""}`}>
        <LogList model={model} label={label} wrap={wrap} utc={utc} selection={selection} onPick={pick} linkOf={linkOf} currentLine={stepper.line} target={target} onLoad={(gap) => void load(loadGap(model, api, gap))} />
        {!problem && <Empty model={model} openedAt={openedAt} onShowAll={() => { model.setFilter({ hidden: new Set(), level: "all" }); model.search.set(NO_QUERY); choose(ALL); }} />}
        <BesideLog value={setOther}>{beside}</BesideLog>
      </div>
      <Foot model={model} selection={selection} linkOf={linkOf} onClear={() => setSelection(null)} />
    </div>
  );
}
