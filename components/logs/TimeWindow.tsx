import { useState } from "react";
import { ALL, lastSpan, type Last, type Span } from "./span";
import { WindowFields } from "./WindowFields";

const WINDOWS: { label: string; last: Last | null }[] = [
  { label: "Newest lines", last: null }, { label: "Last 5 min", last: "5m" }, { label: "Last 30 min", last: "30m" },
  { label: "Last 2 h", last: "2h" }, { label: "Last 24 h", last: "24h" },
];
const FROM_TO = WINDOWS.length;

interface Props { span: Span; utc: boolean; onChoose: (span: Span) => void }

/** Which part of the log is shown: how far back, or from one time to another; what is not held of it is read from the engine. */
export function TimeWindow({ span, utc, onChoose }: Props) {
  // The fields are open though they say nothing yet.
  const [fields, setFields] = useState(false);
  const isOwn = span.last === undefined && (span.from !== null || span.to !== null);
  const index = fields || isOwn ? FROM_TO : WINDOWS.findIndex(({ last }) => last === (span.last ?? null));
  function pick(next: number) {
    setFields(next === FROM_TO);
    const last = WINDOWS[next]?.last;
    if (last !== undefined) onChoose(last === null ? ALL : lastSpan(last, Date.now()));
  }
  return (
    <>
      <select className="pick" aria-label="Time window" value={index} onChange={(event) => pick(Number(event.target.value))}>
        {WINDOWS.map(({ label }, at) => <option key={label} value={at}>{label}</option>)}
        <option value={FROM_TO}>From … to …</option>
      </select>
      {index === FROM_TO && <WindowFields span={span} utc={utc} onShow={(next) => onChoose(next)} />}
    </>
  );
}
