"use client";
import { RefreshCw, TriangleAlert } from "lucide-react";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Problem } from "@/lib/contracts/problem";
import { Button } from "./Button";
import { ProblemText } from "./ProblemText";

/** What could not be read, why, and the way to read it again. */
export function Again({ problem, onAgain, pending, className = "" }: { problem: Problem; onAgain: () => void; pending?: boolean; className?: string }) {
  // Of the engine the banner above tells the rest.
  const told = useSnapshot(({ engine }) => engine.problem?.code === problem.code);
  return (
    <div className={`note bad flex-wrap ${className}`} role="alert">
      <TriangleAlert className="i" />
      {told ? <strong className="grow font-semibold">{problem.what}</strong> : <ProblemText problem={problem} />}
      <Button look="sm" className="touch" icon={RefreshCw} pending={pending} onClick={onAgain}>Read again</Button>
    </div>
  );
}
