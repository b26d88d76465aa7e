import { Button } from "../ui/Button";
import { Segments } from "../ui/Segments";
import type { Span } from "./useMetrics";

const MINUTE = 60_000, HOUR = 60 * MINUTE;
const RANGES = [
  { value: 5 * MINUTE, text: "5 min" }, { value: 15 * MINUTE, text: "15 min" }, { value: HOUR, text: "1 h" }, { value: 6 * HOUR, text: "6 h" }, { value: 24 * HOUR, text: "24 h" },
];
export const DEFAULT_SPAN: Span = { last: 15 * MINUTE };

/** Which time the charts show; after a zoom, the way back. */
export function Ranges({ span, onChoose }: { span: Span; onChoose: (span: Span) => void }) {
  return (
    <>
      {"from" in span && <Button look="sm" onClick={() => onChoose(DEFAULT_SPAN)}>Back to live</Button>}
      <Segments label="Time" options={RANGES} value={"last" in span ? span.last : null} onChoose={(last) => onChoose({ last })} />
    </>
  );
}
