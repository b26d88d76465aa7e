import { CircleX, Pause, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { count } from "@/lib/client/format";
import type { LogLevel } from "@/lib/contracts/logs";
import type { Match } from "./logSearch";

const WORDS: Record<LogLevel, string> = { error: "Error", warn: "Warn", info: "Info", debug: "Debug" };
const ICONS = { error: CircleX, warn: TriangleAlert };
/** More than any screen is wide. */
const UNWRAPPED = 2_000;

interface Props {
  line: number;
  top: number;
  height: number;
  time: string;
  title: string;
  service: string;
  hue: number;
  level: LogLevel | null;
  part: boolean;
  text: string;
  match: Match | null;
  current: boolean;
  selected: boolean;
  wrap: boolean;
  onPick: (line: number, extend: boolean) => void;
}

/** A line of a log. */
export const LogRow = memo(function LogRow({ line, top, height, time, title, service, hue, level, part, text, match, current, selected, wrap, onPick }: Props) {
  const tone = level === "error" ? "e" : level === "warn" ? "w" : "";
  const Icon = level === "error" || level === "warn" ? ICONS[level] : null;
  return (
    <div className={`l ${tone} ${part ? "cont" : ""} ${selected ? "sel" : ""}`} data-line={line} data-hue={hue} style={{ transform: `translateY(${top}px)`, height }}>
      {part ? <><span /><span className="who" /><span /></> : (
        <>
          <button type="button" tabIndex={-1} className="time" title={title} onClick={(event) => onPick(line, event.shiftKey)}>{time}</button>
          <span className="who">{service}</span>
          <span className="lv">{Icon && <Icon className="i" />}{level && WORDS[level]}</span>
        </>
      )}
      <span className="txt"><Marked text={wrap ? text : text.slice(0, UNWRAPPED)} match={match} current={current} /></span>
    </div>
  );
});

function Marked({ text, match, current }: { text: string; match: Match | null; current: boolean }) {
  if (!match) return text;
  return <>{text.slice(0, match.start)}<mark className={current ? "now" : ""}>{text.slice(match.start, match.end)}</mark>{text.slice(match.end)}</>;
}

/** What stands for the folded rest of a traceback. */
export function MoreRow({ top, lines, level, hue, onOpen }: { top: number; lines: number; level: LogLevel | null; hue: number; onOpen: () => void }) {
  return (
    <div className={`l cont ${level === "error" ? "e" : level === "warn" ? "w" : ""}`} data-hue={hue} style={{ transform: `translateY(${top}px)` }}>
      <span /><span className="who" /><span />
      <span className="txt"><button type="button" className="link" onClick={onOpen}>{count(lines, "more line")}</button></span>
    </div>
  );
}

/** What stands for lines that were skipped. */
export function GapRow({ top, missing, service, from, to, onLoad }: { top: number; missing: number; service: string; from: string; to: string; onLoad: (() => void) | null }) {
  return (
    <div className="gap" style={{ transform: `translateY(${top}px)` }}>
      <Pause className="i s" />
      <span className="grow"><b>{count(missing, "line")} skipped</b> of {service}, {from} to {to}</span>
      {onLoad && <button type="button" className="link" onClick={onLoad}>Load them</button>}
    </div>
  );
}
