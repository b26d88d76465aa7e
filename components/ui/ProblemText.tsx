import { Suspense } from "react";
import { useInBrowser } from "@/lib/client/useInBrowser";
import type { Problem } from "@/lib/contracts/problem";
import { part } from "./part";

const Copy = part(async () => ({ default: (await import("./Copy")).Copy }));

/** A problem in words: what happened, why, what to do; the raw text is one click away. */
export function ProblemText({ problem }: { problem: Problem }) {
  return (
    <div className="grow min-w-0">
      <strong className="font-semibold">{problem.what}</strong> <span className="text-ink-2">{problem.why}</span> {problem.todo}
      {problem.command && <> <Command text={problem.command} /></>}
      {problem.detail && (
        <details className="more mt-1"><summary>Details</summary><pre className="raw max-h-60 mt-1">{problem.detail}</pre></details>
      )}
    </div>
  );
}

/** What to type, with the way to copy it once it is in the browser. */
function Command({ text }: { text: string }) {
  const inBrowser = useInBrowser();
  return <span className="command"><code>{text}</code>{inBrowser && <Suspense><Copy text={text} label="Copy the command" /></Suspense>}</span>;
}
