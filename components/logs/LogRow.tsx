import { CircleX, Link, Pause, TriangleAlert } from "lucide-react";
import { memo, type ReactNode } from "react";
import { bytes, count } from "@/lib/client/format";
import type { LogLevel } from "@/lib/contracts/logs";
import { Copy } from "../ui/Copy";
import { DRAWN } from "./layout";
import type { Match } from "./logSearch";
import { seenFrom } from "./seenFrom";
import { runsOf, type Run } from "./sgr";

const WORDS: Record<LogLevel, string> = { error: "Error", warn: "Warn", info: "Info", debug: "Debug" };
const ICONS = { error: CircleX, warn: TriangleAlert };
/** More than any screen is wide. */
const UNWRAPPED = 2_000;
/** Columns that lie under the button for the whole line. */
const MORE = 16;

interface Props {
  line: number;
  top: number;
  height: number;
  time: string;
  title: string;
  service: string;
  /** Number of the container, where the service has several. */
  replica: number;
  hue: number;
  level: LogLevel | null;
  part: boolean;
  text: string;
  /** How a terminal would colour it. */
  sgr: string;
  /** Bytes that the row does not show. */
  more: number;
  match: Match | null;
  current: boolean;
  selected: boolean;
  wrap: boolean;
  /** Characters that a row has room for. */
  columns: number;
  /** The address of the line, when it is to be offered. */
  linkOf: ((line: number) => string) | null;
  onPick: (line: number, extend: boolean) => void;
  onWhole: (line: number) => void;
}

/** A line of a log. */
export const LogRow = memo(function LogRow({ line, top, height, time, title, service, replica, hue, level, part, text, sgr, more, match, current, selected, wrap, columns, linkOf, onPick, onWhole }: Props) {
  const tone = level === "error" ? "e" : level === "warn" ? "w" : "";
  const Icon = level === "error" || level === "warn" ? ICONS[level] : null;
  const from = wrap ? 0 : seenFrom(text, match, more > 0 ? columns - MORE : columns);
  return (
    <div className={`l ${tone} ${part ? "cont" : ""} ${selected ? "sel" : ""}`} data-line={line} data-hue={hue} style={{ transform: `translateY(${top}px)`, height }}>
      {part ? <><span /><span className="who" /><span /></> : (
        <>
          <button type="button" tabIndex={-1} className="time" title={title} onClick={(event) => onPick(line, event.shiftKey)}>{time}</button>
          <span className="who"><span>{service}</span>{replica > 0 && `-${replica}`}</span>
          <span className="lv">{Icon && <Icon className="i" />}{level && WORDS[level]}</span>
        </>
      )}
      <span className="txt"><Marked text={text.slice(0, wrap ? DRAWN : from + UNWRAPPED)} from={from} sgr={sgr} match={match} current={current} /></span>
      {linkOf && <span className="share"><Copy text={() => Promise.resolve(linkOf(line))} label="Copy a link to this line" icon={Link} /></span>}
      {more > 0 && <button type="button" className="link whole" onClick={() => onWhole(line)}>{bytes(more)} more</button>}
    </div>
  );
});

/** A line with its match; what is before `from` is not seen, but is copied with the rest. */
function Marked({ text, from, sgr, match, current }: { text: string; from: number; sgr: string; match: Match | null; current: boolean }) {
  const runs = sgr === "" ? [] : runsOf(text.length, sgr);
  if (!match) return <Part text={text} runs={runs} start={0} end={text.length} />;
  return (
    <>
      {from > 0 && <span className="cut">{text.slice(0, from)}</span>}
      <Part text={text} runs={runs} start={from} end={match.start} />
      <mark className={current ? "now" : ""}>{text.slice(match.start, match.end)}</mark>
      <Part text={text} runs={runs} start={match.end} end={text.length} />
    </>
  );
}

/** A part of a line in the looks that its program gave it. */
function Part({ text, runs, start, end }: { text: string; runs: readonly Run[]; start: number; end: number }) {
  const drawn: ReactNode[] = [];
  let at = start;
  for (const run of runs) {
    const from = Math.max(at, run.start), to = Math.min(end, run.end);
    if (to <= from) continue;
    drawn.push(text.slice(at, from), <span key={from} className={run.look}>{text.slice(from, to)}</span>);
    at = to;
  }
  return <>{drawn}{text.slice(at, end)}</>;
}

/** What stands for the folded rest of a traceback: how long it is, and the exception that it ends with. */
export function MoreRow({ top, lines, exception, level, hue, onOpen }: { top: number; lines: number; exception: string | null; level: LogLevel | null; hue: number; onOpen: () => void }) {
  return (
    <div className={`l cont folded ${level === "error" ? "e" : level === "warn" ? "w" : ""}`} data-hue={hue} style={{ transform: `translateY(${top}px)` }}>
      <span /><span className="who" /><span />
      <span className="txt"><button type="button" className="link" onClick={onOpen}>{count(lines, "more line")}</button>{exception !== null && <>{" … "}{exception}</>}</span>
    </div>
  );
}

/** A flood of this many lines may have made the engine rotate its log faster than it was read; what is lost then nobody can count. */
const ROTATES_AFTER = 50_000;

/** What stands for lines that were skipped. */
export function GapRow({ top, missing, service, from, to, onLoad }: { top: number; missing: number; service: string; from: string; to: string; onLoad: (() => void) | null }) {
  return (
    <div className="gap" style={{ transform: `translateY(${top}px)` }}>
      <Pause className="i s" />
      <span className="grow"><b>{missing >= ROTATES_AFTER && "at least "}{count(missing, "line")} skipped</b> of {service}, {from} to {to}</span>
      {onLoad && <button type="button" className="link" onClick={onLoad}>Load them</button>}
    </div>
  );
}
