import { Button } from "../ui/Button";
import { Segments } from "../ui/Segments";
import { DEFAULT_SPAN, RANGES, type Span } from "./span";

/** Which time the charts show; after a zoom, the way back. */
export function Ranges({ span, onChoose }: { span: Span; onChoose: (span: Span) => void }) {
  return (
    <>
      {"from" in span && <Button look="sm" onClick={() => onChoose(DEFAULT_SPAN)}>Back to live</Button>}
      <Segments label="Time" options={RANGES} value={"last" in span ? span.last : null} onChoose={(last) => onChoose({ last })} />
    </>
  );
}
