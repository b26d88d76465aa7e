"use client";
import { bytes, percent } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import { sparkPath } from "./sparkPath";

/** CPU and memory of one service, now and in the last minutes. */
export function Use({ service }: { service: string }) {
  const usage = useSnapshot((snapshot) => snapshot.usage.find((entry) => entry.service === service) ?? null);
  const cpu = usage?.cpu.at(-1);
  const memory = usage?.memory.at(-1);
  if (!usage || cpu === undefined || memory === undefined) return <p className="use"><span className="lbl">No samples yet</span></p>;
  return (
    <p className="use">
      <span><span className="lbl">CPU</span><Spark values={usage.cpu} floor={5} />{percent(cpu)}</span>
      <span><span className="lbl">Mem</span><Spark values={usage.memory} floor={64e6} />{bytes(memory)}</span>
    </p>
  );
}

function Spark({ values, floor }: { values: number[]; floor: number }) {
  return <svg className="spark" viewBox="0 0 44 16" aria-hidden="true"><path d={sparkPath(values, floor)} /></svg>;
}
