"use client";
import { Clock as ClockIcon, TriangleAlert } from "lucide-react";
import type { Problem } from "@/lib/contracts/problem";
import { ProblemText } from "../ui/ProblemText";
import { Clock } from "../ui/Times";

interface Props {
  part: { value: unknown; asOf: number | null; wait: string | null; problem: Problem | null };
  name: string;
}

/** Why what a product said is not current, and from when it is; nothing while it is. */
export function PartState({ part: { value, asOf, wait, problem }, name }: Props) {
  if (!wait && !problem) return value === null ? <p className="px-4 py-3 text-sm text-ink-2" role="status">Asking {name} …</p> : null;
  const since = value !== null && asOf !== null && <> What is shown is as of <Clock at={asOf} />.</>;
  if (problem) return <div className="px-4 py-2.5"><div className="note warn" role="status"><TriangleAlert className="i" /><div className="grow min-w-0"><ProblemText problem={problem} />{since}</div></div></div>;
  return <p className="px-4 py-2.5 text-sm text-ink-2 flex gap-2"><ClockIcon className="i s mt-0.5" /><span>{name} is not asked now: {wait}.{since}</span></p>;
}
