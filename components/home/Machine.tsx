"use client";
import { Cpu, HardDrive, MemoryStick, TriangleAlert } from "lucide-react";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Resource } from "@/lib/contracts/machine";
import { Box } from "../ui/Box";
import { Clock } from "../ui/Times";
import { describeGauge } from "./describeGauge";

const LOOKS = {
  memory: { icon: MemoryStick, title: "Memory" },
  cpu: { icon: Cpu, title: "CPU" },
  disk: { icon: HardDrive, title: "Disk" },
};

/** What the engine's machine has, what is used, and what the stack needs. It warns and never blocks. */
export function Machine() {
  const machine = useSnapshot((snapshot) => snapshot.machine);
  const stale = useSnapshot((snapshot) => snapshot.stack.state === "unknown");
  return (
    <Box
      title="Machine"
      className="o3"
      aside={machine && <span className="text-sm text-ink-3 flex gap-3"><span><i className="key mine" />this stack</span><span><i className="key rest" />all else</span></span>}
    >
      <div className="px-4 py-3.5 grid gap-4">
        {machine
          ? <>{machine.resources.map((resource) => <Gauge key={resource.id} resource={resource} />)}<p className="text-sm text-ink-3">Measured on {machine.where}{stale && <>, as of <Clock at={machine.at} /></>}.</p></>
          : <p className="text-sm text-ink-2">Not measured yet; the engine tells.</p>}
      </div>
    </Box>
  );
}

function Gauge({ resource }: { resource: Resource }) {
  const { icon: Icon, title } = LOOKS[resource.id];
  const gauge = describeGauge(resource);
  return (
    <div className={`gauge ${resource.short ? "warn" : ""}`} data-resource={resource.id}>
      <div className="flex items-center justify-between gap-2 text-sm">
        <span className="flex items-center gap-1.5"><Icon className="i s" /><span className="font-medium">{title}</span></span>
        {gauge.short ? <span className="st warn"><TriangleAlert className="i s" />{gauge.short}</span> : <span className="whitespace-nowrap">{gauge.used}</span>}
      </div>
      <div className="bar" aria-hidden="true">
        <i className="rest" style={{ width: `${gauge.usedShare}%` }} />
        <i className="mine" style={{ width: `${gauge.stackShare}%` }} />
        {gauge.needShare !== null && <i className="need" style={{ left: `min(${gauge.needShare}%, 100% - 2px)` }} />}
      </div>
      <div className="flex items-center justify-between gap-2 text-sm text-ink-3"><span>{gauge.stack}</span><span className="whitespace-nowrap">{gauge.need}</span></div>
      {resource.advice && <p className="text-sm">{resource.advice}</p>}
    </div>
  );
}
