"use client";
import { RefreshCw, ScrollText } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useActions } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { readLog } from "@/lib/client/reads";
import type { Problem } from "@/lib/contracts/problem";
import { Box } from "../ui/Box";
import { Button } from "../ui/Button";
import { Copy } from "../ui/Copy";
import { ProblemText } from "../ui/ProblemText";

/** The last log lines of a service, fetched when asked for. */
export function ServiceLog({ service, open }: { service: string; open: boolean }) {
  const { api } = useActions();
  const [lines, setLines] = useState<string[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [loading, setLoading] = useState(false);
  const box = useRef<HTMLPreElement>(null);

  const load = useCallback(async () => {
    setLoading(true);
    setProblem(null);
    try {
      setLines(await readLog(api, service));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setLoading(false);
    }
  }, [api, service]);

  useEffect(() => { if (open) void load(); }, [open, load]);
  useEffect(() => { box.current?.scrollTo({ top: box.current.scrollHeight }); }, [lines]);

  return (
    <Box title="Log" aside={(
        <span className="flex gap-1">
          {lines && lines.length > 0 && <Copy text={lines.join("\n")} label={`Copy the log of ${service}`} />}
          <Button look="sm" className="touch" icon={lines ? RefreshCw : ScrollText} pending={loading} onClick={() => void load()}>{lines ? "Load again" : "Show the last 200 lines"}</Button>
        </span>
      )}>
      <div className="px-4 py-3">
      {problem && <div className="note bad" role="alert"><ProblemText problem={problem} /></div>}
      {lines && (lines.length > 0
        ? <pre ref={box} className="raw max-h-80" tabIndex={0} aria-label={`Log of ${service}`}>{lines.join("\n")}</pre>
        : <p className="text-sm text-ink-2">It has written nothing yet.</p>)}
      </div>
    </Box>
  );
}
