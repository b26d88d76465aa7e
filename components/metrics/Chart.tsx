"use client";
import { useId, useState, type KeyboardEvent, type PointerEvent } from "react";
import { clock, count } from "@/lib/client/format";
import { useNow } from "@/lib/client/useNow";
import type { Figures } from "@/lib/contracts/metrics";
import type { MetricId } from "@/lib/contracts/quantities";
import { curvePath, dotsPath, nearest, type Points } from "./curve";
import { MARK_LOOKS } from "./Happened";
import { groupMarks, groupWords, type Mark } from "./marks";
import { Reading } from "./Reading";
import { figure, tick, topOf } from "./scale";
import { timeTicks } from "./timeTicks";

export interface ChartLine extends Points {
  id: string;
  /** "web", "received"; empty when the chart has one line. */
  name: string;
  color: string;
  dashed?: boolean;
  mean: Figures;
  max: Figures;
}

interface Props {
  /** What a reader without sight hears first: "CPU of web". */
  label: string;
  metric: MetricId;
  lines: readonly ChartLine[];
  limit: number | null;
  /** What happened meanwhile: a line each, with a sign; `named`: to several services. */
  marks: readonly Mark[];
  named?: boolean;
  from: number;
  to: number;
  step: number;
  tall?: boolean;
  /** A span was chosen by dragging, or by + and −. */
  onZoom?: (span: { from: number; to: number }) => void;
}

/** A drag of less than this share of the width is a click; so far from a mark the pointer means it. */
const CLICK = 0.015;
const SHORTEST_MS = 20_000;

/** Curves over time that one can read values from: by pointer or by the arrow keys. */
export function Chart({ label, metric, lines, limit, marks, named = false, from, to, step, tall, onZoom }: Props) {
  const [cursor, setCursor] = useState<number | null>(null);
  const [drag, setDrag] = useState<number | null>(null);
  const description = useId();
  const one = lines.length === 1 ? lines[0] : undefined;
  const top = topOf(metric, [limit, ...lines.flatMap((line) => (lines.length > 2 ? line.mean : line.max))]);
  const view = { from, to, top };
  const groups = groupMarks(marks, from, to);
  const times = [...new Set([...lines.flatMap((line) => line.t), ...groups.map((group) => group.at)])].filter((t) => t >= from - step && t <= to).sort((a, b) => a - b);
  const place = (at: number): number => (Math.min(Math.max(at, from), to) - from) / (to - from) * 100;
  const at = cursor === null ? null : times[nearest(times, cursor, Number.POSITIVE_INFINITY)] ?? null;
  const here = groups.find((group) => group.at === at);
  const happened = here && groupWords(here, named);
  const spoken = useNow((now) => {
    if (at === null) return `${times.length - groups.length} points, ${count(groups.length, "mark")}; arrow keys read them`;
    return `${clock(at, now)}: ${[lines.map((line) => readingOf(line, at, step, metric)).filter(Boolean).join(", "), happened].filter(Boolean).join("; ")}`;
  });

  const timeAt = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return from + Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * (to - from);
  };
  const zoom = (a: number, b: number): void => {
    if (Math.abs(b - a) / (to - from) > CLICK) onZoom?.(span(a, b));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = at === null ? times.length : times.indexOf(at);
    const far = event.shiftKey ? 10 : 1;
    const move = (to: number): void => setCursor(times[Math.min(times.length - 1, Math.max(0, to))] ?? null);
    const middle = at ?? to;
    const half = (to - from) / 4;
    if (event.key === "ArrowLeft") move(index - far);
    else if (event.key === "ArrowRight") move(index + far);
    else if (event.key === "Home") move(0);
    else if (event.key === "End") move(times.length - 1);
    else if (event.key === "PageUp") setCursor(groups.findLast((group) => group.at < (at ?? to))?.at ?? at);
    else if (event.key === "PageDown") setCursor(groups.find((group) => group.at > (at ?? to))?.at ?? at);
    else if (event.key === "Escape" && cursor !== null) setCursor(null);
    else if (event.key === "+" && onZoom) onZoom(span(Math.max(from, middle - half), Math.min(to, middle + half)));
    else if (event.key === "-" && onZoom) onZoom(span(from - 2 * half, to + 2 * half));
    else return;
    event.preventDefault();
  };

  return (
    <div className={`chart ${tall ? "tall" : ""}`} data-chart={label}>
      <div
        className="field" role="slider" tabIndex={0} aria-label={label} aria-describedby={description}
        aria-valuemin={0} aria-valuemax={Math.max(0, times.length - 1)} aria-valuenow={at === null ? Math.max(0, times.length - 1) : times.indexOf(at)} aria-valuetext={spoken}
        onKeyDown={onKey} onBlur={() => setCursor(null)}
        onPointerDown={(event) => { if (event.button === 0 && onZoom) setDrag(timeAt(event)); }}
        onPointerMove={(event) => {
          const pointed = timeAt(event);
          setCursor(groups.find((group) => Math.abs(group.at - pointed) < (to - from) * CLICK)?.at ?? pointed);
        }}
        onPointerUp={(event) => { if (drag !== null) zoom(drag, timeAt(event)); setDrag(null); }}
        onPointerLeave={() => { setCursor(null); setDrag(null); }}
      >
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path className="gr" d="M0 100H100M0 50H100M0 0H100" />
          {one && <path className="ar peak" d={curvePath(one, one.max, view, true)} />}
          {one && <path className="ar" d={curvePath(one, one.mean, view, true)} />}
          {lines.map((line) => <path key={line.id} className={`ln ${line.dashed ? "dashed" : ""}`} style={{ stroke: line.color }} d={curvePath(line, line.mean, view)} />)}
          {lines.map((line) => <path key={line.id} className="dot" style={{ stroke: line.color }} d={dotsPath(line, line.mean, view)} />)}
          {groups.map((group) => <path key={group.at} className={`ev ${MARK_LOOKS[group.kind].tone}`} d={`M${place(group.at)} 0V100`} />)}
          {limit !== null && <path className="lim" d={`M0 ${100 - (limit / top) * 100}H100`} />}
          {at !== null && <path className="cur" d={`M${place(at)} 0V100`} />}
        </svg>
        {drag !== null && cursor !== null && <i className="drag" style={{ left: `${place(Math.min(drag, cursor))}%`, right: `${100 - place(Math.max(drag, cursor))}%` }} />}
        {limit !== null && <span className="tip lim" style={{ top: `calc(${100 - (limit / top) * 100}% + 3px)` }}>limit {figure(metric, limit)}</span>}
        {groups.map((group) => {
          const { tone, icon: Icon } = MARK_LOOKS[group.kind];
          return <span key={group.at} className={`mark ${tone}`} data-mark={group.kind} style={{ left: `${place(group.at)}%` }} aria-hidden="true"><Icon className="i s" /></span>;
        })}
        {at !== null && <Reading at={at} left={place(at)} happened={happened ?? null} rows={lines.map((line) => ({ id: line.id, name: line.name, color: line.color, text: readingOf({ ...line, name: "" }, at, step, metric) }))} />}
      </div>
      {[0, 0.5, 1].map((share) => <span key={share} className="y" style={{ top: `${100 - share * 100}%` }} aria-hidden="true">{tick(metric, top * share)}</span>)}
      {timeTicks(from, to).map(({ left, text }) => <span key={left} className="x" style={{ left: `${left}%` }} aria-hidden="true">{text}</span>)}
      <span id={description} className="sr-only">Left and right arrow read values{groups.length > 0 && ", Page Up and Page Down what is marked"}{onZoom && ", plus and minus zoom"}.</span>
    </div>
  );
}

function span(a: number, b: number): { from: number; to: number } {
  const middle = (a + b) / 2;
  const half = Math.max(Math.abs(b - a), SHORTEST_MS) / 2;
  return { from: Math.round(middle - half), to: Math.round(Math.min(Date.now(), middle + half)) };
}

/** The value of a line at a time in words, with its name and, where it differs, the peak within the step. */
function readingOf(line: ChartLine, at: number, step: number, metric: MetricId): string {
  const index = nearest(line.t, at, step);
  const value = line.mean[index];
  if (value === null || value === undefined) return "";
  const text = figure(metric, value);
  const peak = figure(metric, line.max[index] ?? value);
  return `${line.name ? `${line.name} ` : ""}${text}${peak === text ? "" : `, peak ${peak}`}`;
}
