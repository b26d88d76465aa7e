import { useCallback, useState } from "react";
import type { LogModel } from "./logModel";

/** Brings a line into view: what follows is halted, the fold that hides it is opened. `target` is another object each time. */
export function useShown(model: LogModel): { target: { line: number } | null; show: (line: number) => void } {
  const [target, setTarget] = useState<{ line: number } | null>(null);
  const show = useCallback((line: number) => {
    model.pause();
    const fold = model.rows.foldOf(line);
    if (fold !== null) model.toggleFold(fold);
    setTarget({ line });
  }, [model]);
  return { target, show };
}
