"use client";
import { RefreshCw, TriangleAlert } from "lucide-react";
import type { Problem } from "@/lib/contracts/problem";
import { Button } from "./Button";
import { ProblemText } from "./ProblemText";

/** What could not be read, why, and the way to read it again. */
export function Again({ problem, onAgain, pending, className = "" }: { problem: Problem; onAgain: () => void; pending?: boolean; className?: string }) {
  return (
    <div className={`note bad flex-wrap ${className}`} role="alert">
      <TriangleAlert className="i" />
      <ProblemText problem={problem} />
      <Button look="sm" className="touch" icon={RefreshCw} pending={pending} onClick={onAgain}>Read again</Button>
    </div>
  );
}
