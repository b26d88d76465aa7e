"use client";
import { Suspense } from "react";
import { duration } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import { useInBrowser } from "@/lib/client/useInBrowser";
import { OperationPanel } from "../operations/OperationPanel";
import { ServiceMap } from "../stack/ServiceMap";
import { Box } from "../ui/Box";
import { Uptime } from "../ui/Times";
import { part } from "../ui/part";
import { Machine } from "./Machine";
import { OffView } from "./OffView";
import { OpenPanel } from "./OpenPanel";
import { Ports } from "./Ports";

const Glance = part(() => import("../glance/Glance"));

/** The first page: what is true of the stack, and what can be done about it. */
export function Home() {
  const off = useSnapshot((snapshot) => snapshot.stack.state === "off" && snapshot.operation?.state !== "running");
  return (
    <main className="page home" id="main">
      <Head />
      <OperationPanel home />
      {off ? <OffView /> : (
        <div className="cols">
          <div className="col"><ServiceMap /><Runs /></div>
          <div className="col"><OpenPanel /><Machine /><Ports /></div>
        </div>
      )}
    </main>
  );
}

/** Of Airflow and MLflow, after the first paint. */
function Runs() {
  const inBrowser = useInBrowser();
  const some = useSnapshot((snapshot) => snapshot.glance);
  if (!some) return null;
  const frame = <Box title="Latest runs" className="o5"><p className="px-4 py-3 text-sm text-ink-2">Asking Airflow and MLflow …</p></Box>;
  return inBrowser ? <Suspense fallback={frame}><Glance before={frame} /></Suspense> : frame;
}

function Head() {
  const stack = useSnapshot((snapshot) => snapshot.stack);
  return (
    <div className="head">
      <div><h1>{stack.verdict}</h1><p>{stack.detail}</p></div>
      <div className="facts">
        {stack.upSince !== null && stack.state !== "unknown" && <span>up <Uptime since={stack.upSince} /></span>}
        {stack.lastStartMs !== null && <span>{stack.upSince === null || stack.state === "starting" ? "last start took" : "started in"} {duration(stack.lastStartMs)}</span>}
      </div>
    </div>
  );
}
