"use client";
import { Maximize2 } from "lucide-react";
import { Suspense, useState } from "react";
import { useActions } from "@/lib/client/actions";
import { count } from "@/lib/client/format";
import type { Operation } from "@/lib/contracts/operation";
import { Button } from "../ui/Button";
import { Copy } from "../ui/Copy";
import { part } from "../ui/part";

const WholeOutput = part(() => import("./WholeOutput"));
const SHOWN = 14;

/** The tail of what the commands print; the whole is one click away. */
export function Output({ operation }: { operation: Operation }) {
  const { api } = useActions();
  const [whole, setWhole] = useState(false);
  const path = `/api/operations/${encodeURIComponent(operation.id)}/output`;
  return (
    <div>
      <div className="flex items-center justify-between px-4 pt-2.5">
        <h2>Output</h2>
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
      <Suspense>{whole && <WholeOutput path={path} onClose={() => setWhole(false)} />}</Suspense>
    </div>
  );
}
