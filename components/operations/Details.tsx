import type { Operation } from "@/lib/contracts/operation";
import { cancelWords } from "./cancelWords";
import { Output } from "./Output";
import { Timeline } from "./Timeline";

/** Times and output of an operation. Loaded when there is one to look at. */
export default function Details({ operation }: { operation: Operation }) {
  const words = cancelWords(operation);
  return (
    <>
      <div className="op-split"><Timeline operation={operation} /><Output operation={operation} /></div>
      {words && <p className="px-4 py-2 border-t border-line text-sm text-ink-3">{words}</p>}
    </>
  );
}
