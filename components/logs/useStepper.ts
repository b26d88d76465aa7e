import { useEffect, useMemo, useRef, useState } from "react";
import type { LogModel } from "./logModel";

interface Stepper {
  /** Matches among the lines that are shown. */
  total: number;
  place: number | null;
  line: number | null;
  step: (by: 1 | -1) => void;
}

/** Goes from match to match; `show` brings a line into view. */
export function useStepper(model: LogModel, show: (line: number) => void): Stepper {
  const [line, setLine] = useState<number | null>(null);
  const { search, rows } = model;
  // Matches only grow between two of these.
  const key = `${search.asked} ${search.total} ${rows.generation}`;
  const seen = useMemo(() => {
    const lines: number[] = [];
    for (let index = 0; index < search.total; index++) {
      const found = search.lineOf(index);
      if (rows.passes(found)) lines.push(found);
    }
    return lines;
    // oxlint-disable-next-line react/exhaustive-deps
  }, [search, rows, key]);
  const at = line === null ? -1 : seen.indexOf(line);
  // Asked for while the answer is on its way: done when it comes.
  const wanted = useRef<1 | -1 | null>(null);
  const { searching } = model.search;
  function step(by: 1 | -1) {
    wanted.current = searching ? by : null;
    if (searching || seen.length === 0) return;
    // From the newest backwards at first: that is what is on the screen.
    const next = at < 0 ? seen.length - 1 : (at + by + seen.length) % seen.length;
    const to = seen[next] ?? 0;
    setLine(to);
    show(to);
  }
  useEffect(() => { if (!searching && wanted.current !== null) step(wanted.current); });
  return { total: seen.length, place: at < 0 ? null : at, line: at < 0 ? null : line, step };
}
