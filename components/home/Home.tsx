"use client";
import { duration } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import { OperationPanel } from "../operations/OperationPanel";
import { ServiceMap } from "../stack/ServiceMap";
import { Uptime } from "../ui/Times";
import { Machine } from "./Machine";
import { OffView } from "./OffView";
import { OpenPanel } from "./OpenPanel";
import { Ports } from "./Ports";

/** The first page: what is true of the stack, and what can be done about it. */
export function Home() {
  const off = useSnapshot((snapshot) => snapshot.stack.state === "off" && snapshot.operation?.state !== "running");
  return (
    <main className="page home" id="main">
      <Head />
      <OperationPanel undo />
      {off ? <OffView /> : (
        <div className="cols">
          <div className="col"><ServiceMap /></div>
          <div className="col"><OpenPanel /><Machine /><Ports /></div>
        </div>
      )}
    </main>
  );
}

function Head() {
  const stack = useSnapshot((snapshot) => snapshot.stack);
  return (
    <div className="head">
      <div><h1>{stack.verdict}</h1><p>{stack.detail}</p></div>
      <div className="facts">
        {stack.upSince !== null && stack.state !== "unknown" && <span>up <Uptime since={stack.upSince} /></span>}
        {stack.lastStartMs !== null && <span>{stack.upSince === null ? "last start took" : "started in"} {duration(stack.lastStartMs)}</span>}
      </div>
    </div>
  );
}
