import type { Problem } from "@/lib/contracts/problem";

/** A problem in words: what happened, why, what to do; the raw text is one click away. */
export function ProblemText({ problem }: { problem: Problem }) {
  return (
    <div className="grow min-w-0">
      <strong className="font-semibold">{problem.what}</strong> <span className="text-ink-2">{problem.why}</span> {problem.todo}
      {problem.detail && (
        <details className="more mt-1"><summary>Details</summary><pre className="raw max-h-60 mt-1">{problem.detail}</pre></details>
      )}
    </div>
  );
}
