import { useState } from "react";
import { ALL, type Span } from "./span";
import { WindowFields } from "./WindowFields";

const MINUTE = 60_000;
const WINDOWS = [
  { label: "All that is held", ms: null }, { label: "Last 5 min", ms: 5 * MINUTE }, { label: "Last 30 min", ms: 30 * MINUTE },
  { label: "Last 2 h", ms: 120 * MINUTE }, { label: "Last 24 h", ms: 24 * 60 * MINUTE },
];
const FROM_TO = WINDOWS.length;

interface Props { span: Span; utc: boolean; onChoose: (span: Span, fixed: boolean) => void }

/** Which part of the log is shown: how far back, or from one time to another; what is not held of it is read from the engine. */
export function TimeWindow({ span, utc, onChoose }: Props) {
  const [picked, setPicked] = useState<{ index: number; span: Span } | null>(null);
  const none = span.from === null && span.to === null;
  // One that was set otherwise, by the address or by "Show all lines".
  const index = picked && (picked.index === FROM_TO || picked.span === span) ? picked.index : none ? 0 : FROM_TO;
  function pick(next: number) {
    const ms = WINDOWS[next]?.ms ?? null;
    const to = ms === null ? ALL : { from: Date.now() - ms, to: null };
    setPicked({ index: next, span: to });
    if (next !== FROM_TO) onChoose(to, false);
  }
  return (
    <>
      <select className="pick" aria-label="Time window" value={index} onChange={(event) => pick(Number(event.target.value))}>
        {WINDOWS.map(({ label }, at) => <option key={label} value={at}>{label}</option>)}
        <option value={FROM_TO}>From … to …</option>
      </select>
      {index === FROM_TO && <WindowFields span={span} utc={utc} onShow={(next) => onChoose(next, true)} />}
    </>
  );
}
