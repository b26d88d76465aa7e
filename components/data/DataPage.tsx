"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { Suspense, useState } from "react";
import { useActions, useBlocked } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { bytes, count } from "@/lib/client/format";
import { readData } from "@/lib/client/reads";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Data } from "@/lib/contracts/data";
import { OperationPanel } from "../operations/OperationPanel";
import { useArrival } from "../shell/useArrival";
import { Again } from "../ui/Again";
import { Box } from "../ui/Box";
import { Button } from "../ui/Button";
import { part } from "../ui/part";
import { Disk } from "./Disk";
import { Folders } from "./Folders";
import { totalBytes } from "./totals";
import { UndoCopy } from "./UndoCopy";
import { Volumes } from "./Volumes";

const ResetDialog = part(() => import("./ResetDialog"));

/** What the stack keeps, and the one way to delete it. */
export function DataPage() {
  const { api } = useActions();
  // What an operation or the engine changed is read again as soon as that is over.
  const changed = useSnapshot((snapshot) => `${snapshot.operation?.id} ${snapshot.operation?.state} ${snapshot.engine.state} ${snapshot.stack.state}`);
  const { data, error, refetch } = useQuery({ queryKey: ["data", changed], queryFn: () => readData(api), placeholderData: keepPreviousData, gcTime: 60_000 });
  return (
    <main className="page" id="main">
      <div className="head"><div><h1>{data ? verdict(data) : "Data of the stack"}</h1><p>Stop keeps everything on this page. Only a reset deletes it, and it can be undone while its copy is kept.</p></div></div>
      <OperationPanel />
      {error && <Again className="mb-4" problem={problemOf(error)} onAgain={() => void refetch()} />}
      {(data ?? !error) && (
        <div className="cols">
          <div className="col"><Volumes volumes={data?.volumes} />{data && <><Reset data={data} /><Disk /></>}</div>
          <div className="col"><Folders folders={data?.folders} /></div>
        </div>
      )}
    </main>
  );
}

function verdict({ volumes, stack }: Data): string {
  const present = volumes.filter((volume) => volume.exists);
  const total = totalBytes(present);
  if (present.length === 0) return `${stack} holds no data yet`;
  return total === null ? `${count(present.length, "volume")} of ${stack}` : `${bytes(total)} in ${count(present.length, "volume")}`;
}

function Reset({ data }: { data: Data }) {
  const { pending } = useActions();
  const busy = useBlocked();
  const [open, setOpen] = useState(false);
  const empty = data.volumes.every((volume) => !volume.exists);
  const blocked = busy ?? data.blocked ?? (empty ? "There is nothing to delete" : null);
  useArrival("reset", () => { if (blocked === null) setOpen(true); });
  return (
    <Box title="Reset">
      <div className="px-4 py-3.5 grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div className="text-sm max-w-[76ch]">
            <p className="text-ink-2">Deletes the volumes; the next start begins with an empty database. Your folders stay. You see what goes before anything happens.</p>
            {(data.blocked ?? empty) && <p className="mt-1">{data.blocked ?? "There is nothing to delete."}</p>}
          </div>
          <Button look="danger-ink" className="touch" icon={RotateCcw} blocked={blocked} pending={pending === "reset"} aria-haspopup="dialog" onClick={() => setOpen(true)}>Reset data…</Button>
        </div>
        {data.undo && <UndoCopy undo={data.undo} />}
      </div>
      <Suspense>{open && <ResetDialog data={data} onClose={() => setOpen(false)} />}</Suspense>
    </Box>
  );
}
