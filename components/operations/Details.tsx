import type { Operation } from "@/lib/contracts/operation";
import { Output } from "./Output";
import { Timeline } from "./Timeline";

/** Times and output of an operation. Loaded when there is one to look at. */
export default function Details({ operation }: { operation: Operation }) {
  return <div className="op-split"><Timeline operation={operation} /><Output operation={operation} /></div>;
}
