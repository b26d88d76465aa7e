"use client";
import { CircleX, MemoryStick, Play, RotateCw, Square, TriangleAlert, type LucideIcon } from "lucide-react";
import { count } from "@/lib/client/format";
import { useNow } from "@/lib/client/useNow";
import { EntryRow } from "../history/EntryRow";
import { MARK_KINDS, type MarkKind } from "./marks";
import type { Marks } from "./useMarks";
import type { Span } from "./span";

/** So often what has left a moving chart leaves its legend. */
const EVERY_MS = 5_000;

export const MARK_LOOKS: Record<MarkKind, { tone: string; icon: LucideIcon; word: string }> = {
  memory: { tone: "bad", icon: MemoryStick, word: "out of memory" },
  ended: { tone: "bad", icon: CircleX, word: "ended unexpectedly" },
  unhealthy: { tone: "bad", icon: TriangleAlert, word: "unhealthy" },
  restarted: { tone: "warn", icon: RotateCw, word: "restarted" },
  stopped: { tone: "idle", icon: Square, word: "stopped" },
  started: { tone: "idle", icon: Play, word: "started" },
};

/** The legend of a chart's marks; behind it, all that they stand for in words. `drawn`: the curves themselves were read. */
export function Happened({ marks: { marks, whole, reading, failed }, span, drawn }: { marks: Marks; span: Span; drawn: boolean }) {
  const from = useNow((now) => ("last" in span ? Math.floor((now - span.last) / EVERY_MS) * EVERY_MS : span.from));
  const seen = marks.filter(({ at }) => at > from);
  if (reading) return <p className="happened text-ink-3">What happened in this time is being read …</p>;
  if (failed && seen.length === 0) return <p className="happened st warn"><TriangleAlert className="i s" />What happened meanwhile can&#39;t be read{drawn && "; the curves are whole"}.</p>;
  if (seen.length === 0) return <p className="happened text-ink-3">Nothing is marked: nothing that is shown here was started, ended or turned unhealthy in this time.</p>;
  return (
    <details className="more happened" data-testid="happened">
      <summary>
        <span className="kinds">
          <span>{count(seen.length, "event")} marked</span>
          {MARK_KINDS.filter((kind) => seen.some((mark) => mark.kind === kind)).map((kind) => {
            const { tone, icon: Icon, word } = MARK_LOOKS[kind];
            return <span key={kind} className={tone} data-mark-kind={kind}><Icon className="i s" />{word}</span>;
          })}
        </span>
      </summary>
      {!whole && <p className="text-sm text-ink-3">There are more: these are the latest.</p>}
      <ol className="events">{seen.toReversed().map(({ entry }) => <EntryRow key={entry.seq} entry={entry} />)}</ol>
    </details>
  );
}
