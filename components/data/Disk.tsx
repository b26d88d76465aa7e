"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { RefreshCw, Trash2 } from "lucide-react";
import { Suspense, useEffect, useRef, useState } from "react";
import { useActions, useBlocked } from "@/lib/client/actions";
import { bytes, count } from "@/lib/client/format";
import { readDisk } from "@/lib/client/metricsReads";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Disk as DiskState, DiskKind, Reading } from "@/lib/contracts/disk";
import { Box } from "../ui/Box";
import { Button } from "../ui/Button";
import { ProblemText } from "../ui/ProblemText";
import { Clock, Elapsed } from "../ui/Times";
import { part } from "../ui/part";
import { totalBytes } from "./totals";

const PruneDialog = part(() => import("./PruneDialog"));
const POLL_MS = 400;
const KINDS: Record<DiskKind, string> = { images: "Images", containers: "Containers", volumes: "Volumes", "build-cache": "Build cache" };

/** What the engine's disk holds, how much of it is this stack's, and what of that can go. Measured only on request: it takes seconds. */
export function Disk() {
  const { api, act, pending } = useActions();
  const blocked = useBlocked();
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ queryKey: ["disk"], queryFn: () => readDisk(api), gcTime: 60_000, refetchInterval: (query) => (query.state.data?.measuringSince === null ? false : POLL_MS) });
  const measuring = data?.measuringSince ?? null;
  const reading = data?.reading ?? null;
  useOutdated(reading?.at ?? null, () => void api.order("POST", "/api/disk").then(() => cache.invalidateQueries({ queryKey: ["disk"] }), () => {}));
  async function measure() {
    if (await act("measure-disk", (one) => one.order("POST", "/api/disk"))) await cache.invalidateQueries({ queryKey: ["disk"] });
  }
  return (
    <Box
      title="Docker's disk" flush
      aside={
        <span className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1 text-sm text-ink-3">
          {measuring === null ? reading && <span>as of <Clock at={reading.at} /></span> : <span role="status">measuring for <Elapsed since={measuring} />, {data?.done.length ?? 0} of 4 read</span>}
          <Button look="sm" className="touch" icon={RefreshCw} blocked={measuring === null ? blocked : "It is being measured"} pending={pending === "measure-disk" || measuring !== null} onClick={() => void measure()}>{reading ? "Measure again" : "Measure"}</Button>
        </span>
      }
    >
      {data?.problem && <div className="note bad mx-4 mb-3" role="alert"><ProblemText problem={data.problem} /></div>}
      {reading ? <Parts reading={reading} stale={measuring !== null} /> : <p className="px-4 pb-3 text-sm text-ink-2">Images, build cache, volumes and containers of this engine, and what of this stack can be freed. Measuring takes some seconds.</p>}
      {reading && data && <Leftovers disk={data} reading={reading} onRemove={() => setOpen(true)} />}
      <Suspense>{open && reading && <PruneDialog reading={reading} onClose={() => setOpen(false)} />}</Suspense>
    </Box>
  );
}

/** What was measured before a reset or its undo is not true any more: it is measured again, once, as soon as that has ended. */
function useOutdated(measuredAt: number | null, measure: () => void): void {
  const changedAt = useSnapshot(({ operation }) => (operation?.kind === "reset" || operation?.kind === "undo-reset" ? operation.endedAt : null));
  const done = useRef<number | null>(null);
  const outdated = measuredAt !== null && changedAt !== null && measuredAt < changedAt;
  useEffect(() => {
    if (!outdated || done.current === changedAt) return;
    done.current = changedAt;
    measure();
  });
}

function Parts({ reading, stale }: { reading: Reading; stale: boolean }) {
  const total = totalBytes(reading.parts);
  return (
    <table className="tbl refreshing" aria-busy={stale}>
      <thead><tr><th>What</th><th className="num">On this engine</th><th className="num">This stack</th></tr></thead>
      <tbody>
        {reading.parts.map((part) => (
          <tr key={part.kind} data-part={part.kind}>
            <td>{KINDS[part.kind]} <span className="text-ink-3">{part.count.toLocaleString("en-US")}</span></td>
            <td className="num">{bytes(part.bytes)}</td>
            <td className="num">{part.ownBytes === null ? <span className="text-ink-3">shared by all</span> : <>{bytes(part.ownBytes)} <span className="text-ink-3">in {part.ownCount}</span></>}</td>
          </tr>
        ))}
        {total !== null && <tr><td className="font-medium">Together</td><td className="num font-medium">{bytes(total)}</td><td /></tr>}
      </tbody>
    </table>
  );
}

function Leftovers({ disk, reading, onRemove }: { disk: DiskState; reading: Reading; onRemove: () => void }) {
  const blocked = useBlocked();
  const { leftovers } = reading;
  const { pruned } = disk;
  const freed = totalBytes(leftovers);
  return (
    <div className="px-4 py-3 border-t border-line grid gap-2 text-sm">
      {pruned && (
        <p role="status">
          Removed {count(pruned.removed, "leftover")} at <Clock at={pruned.at} />, at least {bytes(pruned.bytes)} freed.
          {pruned.kept.map((one) => <span key={one.name}> Kept <span className="mono">{one.name}</span>: {one.why}.</span>)}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-2 max-w-[76ch]">
          {leftovers.length === 0
            ? "This stack has no leftovers: no old builds of its images, no ended one-off containers."
            : `${count(leftovers.length, "leftover")} of this stack: old builds of its images and ended one-off containers.${freed ? ` At least ${bytes(freed)} can be freed.` : ""}`}
          {" "}The build cache is shared by everything that is built on this engine and is left alone.
        </p>
        {leftovers.length > 0 && <Button className="touch" look="danger-ink" icon={Trash2} aria-haspopup="dialog" blocked={disk.measuringSince === null ? blocked : "It is being measured"} onClick={onRemove}>Remove leftovers…</Button>}
      </div>
    </div>
  );
}
