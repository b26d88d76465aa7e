import { CircleX, TriangleAlert } from "lucide-react";
import type { LogModel } from "./logModel";

/** All lines, warnings and errors, or errors alone. */
export function Levels({ model }: { model: LogModel }) {
  const { level } = model.filter;
  const { error, warn } = model.store.byLevel;
  return (
    <div className="seg" role="group" aria-label="Level">
      <button type="button" aria-pressed={level === "all"} onClick={() => model.setFilter({ level: "all" })}>All</button>
      <button type="button" aria-pressed={level === "warn"} title="Warnings and errors, an entry of several lines counted once" onClick={() => model.setFilter({ level: "warn" })}><TriangleAlert className="i s" />Warnings <span className="text-ink-3">{(warn + error).toLocaleString("en-US")}</span></button>
      <button type="button" aria-pressed={level === "error"} onClick={() => model.setFilter({ level: "error" })}><CircleX className="i s" />Errors <span className="text-ink-3">{error.toLocaleString("en-US")}</span></button>
    </div>
  );
}
