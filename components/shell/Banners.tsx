"use client";
import { PlugZap, TriangleAlert, X } from "lucide-react";
import { useActions } from "@/lib/client/actions";
import { useLine, useSnapshot } from "@/lib/client/snapshot";
import { Button } from "../ui/Button";
import { ProblemText } from "../ui/ProblemText";
import { Clock, Until } from "../ui/Times";

/** What stands above the page when it cannot be trusted or an act was refused. */
export function Banners() {
  const line = useLine();
  const engine = useSnapshot((snapshot) => snapshot.engine);
  const model = useSnapshot((snapshot) => snapshot.stack.problem);
  const notKept = useSnapshot((snapshot) => snapshot.checks.find((check) => check.id === "state" && check.level === "bad"));
  const { problem, dismiss } = useActions();
  const lost = line.state === "lost";
  return (
    <>
      {lost && (
        <div className="banner warn" role="alert">
          <PlugZap className="i" />
          <div className="grow"><strong className="font-semibold">Connection to the panel lost.</strong> <span className="text-ink-2">Everything below is as of <Clock at={line.since} />.</span> {line.retryAt ? <>Trying again in <Until at={line.retryAt} />.</> : "Trying again."} If it stays away, run <code>npm start{location.port !== "3000" && ` -- --port ${location.port}`}</code> again.</div>
        </div>
      )}
      {!lost && engine.state !== "connected" && engine.problem && (
        <div className="banner bad" role="alert">
          <PlugZap className="i" />
          <ProblemText problem={engine.problem} />
          {engine.retryAt && <span className="text-ink-2 whitespace-nowrap" aria-hidden="true">next try in <Until at={engine.retryAt} /></span>}
        </div>
      )}
      {!lost && model && <div className="banner bad" role="alert"><TriangleAlert className="i" /><ProblemText problem={model} /></div>}
      {!lost && notKept && <div className="banner warn" role="status" data-check="state"><TriangleAlert className="i" /><div className="grow break-words min-w-0">{notKept.text}.</div></div>}
      {problem && (
        <div className="banner bad" role="alert">
          <TriangleAlert className="i" />
          <ProblemText problem={problem} />
          <Button look="ghost icon sm" className="touch" icon={X} aria-label="Dismiss" onClick={dismiss} />
        </div>
      )}
    </>
  );
}
