"use client";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useNow } from "@/lib/client/useNow";
import { GapRow, LogRow, MoreRow } from "./LogRow";
import { DRAWN, Layout } from "./layout";
import type { LogModel } from "./logModel";
import type { StoredLine } from "./logStore";
import { plainLine } from "./textOf";
import { lineTime } from "./times";
import { WholeLine } from "./WholeLine";

/** Rows that are drawn above and below what is seen. */
const SPARE = 8;
/** Between the top of a row and what is in it. */
const ROW_TOP = 1;
/** This close to the end is at the end. */
const NEAR = 4;

export interface Selection { from: number; to: number }

interface Props {
  model: LogModel;
  label: string;
  wrap: boolean;
  utc: boolean;
  selection: Selection | null;
  onPick: (line: number, extend: boolean) => void;
  /** The address of a line; null where lines have none. */
  linkOf: ((line: number) => string) | null;
  /** The match that was jumped to. */
  currentLine: number | null;
  /** A line to be brought into view; another object means again. */
  target: { line: number } | null;
  onLoad: (gap: number) => void;
}

/** The lines of a log: only those that are seen are in the page. Follows the end until it is scrolled up. */
export function LogList({ model, label, wrap, utc, selection, onPick, linkOf, currentLine, target, onLoad }: Props) {
  useSyncExternalStore(model.subscribe, model.current, model.current);
  const box = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const [view, setView] = useState({ top: 0, height: 0, columns: 100, head: 0 });
  const [pointed, setPointed] = useState<number | null>(null);
  const [whole, setWhole] = useState<{ line: StoredLine; writer: string } | null>(null);
  const layout = useMemo(() => new Layout(model.rows, model.store), [model]);
  const { rows, store } = model;
  const one = model.services.length === 1 && !store.hasReplicas;
  layout.update(wrap ? view.columns : null, view.head);

  useEffect(() => {
    const element = box.current, text = probe.current?.parentElement;
    if (!element || !text) return;
    const measure = () => {
      const character = (probe.current?.getBoundingClientRect().width ?? 100) / 100;
      setView((old) => ({ ...old, height: element.clientHeight, columns: Math.max(20, Math.floor(text.clientWidth / character)), head: Math.max(0, text.offsetTop - ROW_TOP) }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // It gets narrower within the same box when the names of containers come beside it.
    observer.observe(text);
    void document.fonts.ready.then(measure);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const element = box.current;
    if (element && !model.paused) element.scrollTop = element.scrollHeight;
  });

  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !target) return;
    const index = rows.indexOf(target.line);
    element.scrollTop = layout.top(index) - element.clientHeight / 2;
  }, [target, rows, layout]);

  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    const atEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - NEAR;
    if (!atEnd) model.pause();
    else if (view.top + NEAR < element.scrollTop) model.resume();
    setView((old) => ({ ...old, top: element.scrollTop }));
  };

  // Kept as it was: lines get other numbers.
  const openWhole = useCallback((line: number) => setWhole({ line: model.store.line(line), writer: model.writer(line) }), [model]);
  const now = useNow((time) => Math.floor(time / 60_000) * 60_000);
  const top = model.paused ? view.top : Math.max(0, layout.total - view.height);
  const from = Math.max(0, layout.indexAt(top) - SPARE);
  const to = Math.min(rows.length, layout.indexAt(top + view.height) + SPARE + 1);
  const drawn = [];
  for (let index = from; index < to; index++) {
    const row = rows.row(index);
    if (!row) continue;
    const { line } = row;
    const { at, service, replica, level, gap, text, sgr, rest } = store.line(line);
    const y = layout.top(index);
    if (row.more) drawn.push(<MoreRow key={`${line} more`} top={y} lines={rows.rest(line)} exception={rows.exceptionOf(line)} level={level} hue={service % 9} onOpen={() => model.toggleFold(line)} />);
    else if (gap) drawn.push(<GapRow key={line} top={y} missing={Number(text)} service={model.services[service] ?? ""} from={lineTime(at, utc, now)} to={lineTime(store.at(line + 1), utc, now)} onLoad={() => onLoad(line)} />);
    else {
      drawn.push(
        <LogRow
          key={line} line={line} top={y} height={layout.height(index)} time={lineTime(at, utc, now)} title={new Date(at).toISOString()}
          service={one ? "" : model.services[service] ?? ""} replica={replica} hue={service % 9} level={level} part={rows.continuesAt(index)} text={text} sgr={sgr ?? ""} more={(rest?.bytes ?? 0) + Math.max(0, text.length - DRAWN)} match={model.search.at(line)}
          current={line === currentLine} selected={selection !== null && line >= selection.from && line <= selection.to} wrap={wrap} columns={view.columns} linkOf={line === pointed ? linkOf : null} onPick={onPick} onWhole={openWhole}
        />,
      );
    }
  }
  return (
    <>
      <div
        ref={box} className={`log ${one ? "one" : ""} ${wrap ? "wrap" : ""}`} role="log" aria-label={label} aria-live="off" tabIndex={0} onScroll={onScroll}
        onMouseOver={(event) => { const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-line]") : null; setPointed(row ? Number(row.dataset.line) : null); }}
        onMouseLeave={() => setPointed(null)}
        onWheel={(event) => { if (event.deltaY < 0 && layout.total > view.height) model.pause(); }}
        onCopy={(event) => { if (copyRows(model, event.clipboardData)) event.preventDefault(); }}
      >
        <div className="l probe" aria-hidden="true"><span /><span className="who" /><span /><span className="txt"><span ref={probe}>{"0".repeat(100)}</span></span></div>
        <div style={{ height: layout.total }} className="rows">{drawn}</div>
      </div>
      {whole && <WholeLine {...whole} service={model.services[whole.line.service] ?? ""} onClose={() => setWhole(null)} />}
    </>
  );
}

/** Several rows that are marked with the mouse are copied as whole lines; a part of one row as it stands. */
function copyRows(model: LogModel, clipboard: DataTransfer): boolean {
  const marked = document.getSelection();
  if (!marked || marked.isCollapsed) return false;
  const lines = [...document.querySelectorAll<HTMLElement>(".log [data-line]")].filter((row) => marked.containsNode(row, true)).map((row) => Number(row.dataset.line)).sort((a, b) => a - b);
  if (lines.length < 2) return false;
  clipboard.setData("text/plain", lines.map((line) => plainLine(model, line)).join("\n"));
  return true;
}
