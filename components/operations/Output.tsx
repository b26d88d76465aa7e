"use client";
import { Maximize2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useActions } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { count } from "@/lib/client/format";
import type { Operation } from "@/lib/contracts/operation";
import { Button } from "../ui/Button";
import { Copy } from "../ui/Copy";
import { Dialog } from "../ui/Dialog";

const SHOWN = 14;

/** The tail of what the commands print; the whole is one click away. */
export function Output({ operation }: { operation: Operation }) {
  const { api } = useActions();
  const [whole, setWhole] = useState(false);
  const path = `/api/operations/${encodeURIComponent(operation.id)}/output`;
  return (
    <div>
      <div className="flex items-center justify-between px-4 pt-2.5">
        <h3>Output</h3>
        <span className="flex items-center gap-1 text-sm text-ink-3">
          {count(operation.outputLines, "line")}
          <Copy text={() => api.text(path)} label="Copy output" />
          <Button look="ghost icon sm" className="touch" icon={Maximize2} aria-label="Open the whole output" onClick={() => setWhole(true)} />
        </span>
      </div>
      <div className="tail">
        {operation.output.length === 0 && <div>Nothing printed yet</div>}
        {operation.output.slice(-SHOWN).map((line, index) => <div key={index} title={line}>{line}</div>)}
      </div>
      {whole && <WholeOutput path={path} onClose={() => setWhole(false)} />}
    </div>
  );
}

function WholeOutput({ path, onClose }: { path: string; onClose: () => void }) {
  const { api } = useActions();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    api.text(path).then((all) => setText(all || "Nothing printed yet"), (error: unknown) => setText(problemOf(error).what));
  }, [api, path]);
  return (
    <Dialog title="Output" look="wide" onClose={onClose} footer={text !== null && <Copy text={text} label="Copy output" word="Copy" />}>
      <pre className="raw" tabIndex={0} aria-label="Whole output">{text ?? "Loading"}</pre>
    </Dialog>
  );
}
