import type { Entry } from "@/lib/contracts/history";
import { subjectOf } from "@/lib/contracts/subject";

/** What a chart points out, the gravest first. */
export const MARK_KINDS = ["memory", "ended", "unhealthy", "restarted", "stopped", "started"] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Something that happened to a service, at its place on a chart. */
export interface Mark { at: number; kind: MarkKind; entry: Entry }

/** Marks that stand too close to be told apart, as one: the gravest names it. */
export interface MarkGroup { at: number; kind: MarkKind; marks: Mark[] }

/** 0 is the gravest. A stop and a start are equally grave: of both the later one tells how it stands. */
const rank = (kind: MarkKind): number => MARK_KINDS.indexOf(kind === "started" ? "stopped" : kind);

/** Closer than this share of a chart's width, marks would cover each other. */
const APART = 0.025;
const TOLD = 4;

function kindOf({ kind, severity }: Entry): MarkKind | null {
  switch (kind) {
    case "memory": return "memory";
    case "restart": return "restarted";
    case "start": return "started";
    // A one-shot that did its work is no news on a chart.
    case "exit": return severity === "bad" ? "ended" : severity === "good" ? null : "stopped";
    case "health": return severity === "bad" ? "unhealthy" : null;
    default: return null;
  }
}

/** The entries of a timeline that a chart points out, oldest first: what began, ended, was killed, turned unhealthy. Pure. */
export function marksFrom(entries: readonly Entry[]): Mark[] {
  return entries.flatMap((entry) => {
    const kind = kindOf(entry);
    return kind === null ? [] : [{ at: entry.at, kind, entry }];
  }).sort((a, b) => a.at - b.at);
}

/** What lies within a chart, with what can't be told apart put together, oldest first. Pure. */
export function groupMarks(marks: readonly Mark[], from: number, to: number): MarkGroup[] {
  const groups: MarkGroup[] = [];
  for (const mark of marks) {
    if (mark.at <= from || mark.at >= to) continue;
    const last = groups.at(-1);
    if (!last || mark.at - last.at > (to - from) * APART) groups.push({ at: mark.at, kind: mark.kind, marks: [mark] });
    else {
      last.marks.push(mark);
      if (rank(mark.kind) <= rank(last.kind)) last.kind = mark.kind;
    }
  }
  return groups;
}

/** "ended with exit 3, was restarted by the engine"; with names where several services share a chart or a service has several containers. Pure. */
export function groupWords({ marks }: MarkGroup, named: boolean): string {
  const told = marks.slice(0, TOLD).map(({ entry }) => ((named && entry.service !== null) || entry.replica !== undefined ? `${subjectOf(entry)} ${entry.title}` : entry.title));
  return `${told.join(", ")}${marks.length > TOLD ? ` and ${marks.length - TOLD} more` : ""}`;
}
