"use client";
import { RotateCcw, ShieldCheck, Trash2, TriangleAlert, Undo2 } from "lucide-react";
import { useId, useState } from "react";
import { order, useActions, useBlocked } from "@/lib/client/actions";
import { bytes, count } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Data } from "@/lib/contracts/data";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { totalBytes } from "./totals";

/** The receipt of a reset before it happens: what goes, what stays, and the name typed. */
export default function ResetDialog({ data, onClose }: { data: Data; onClose: () => void }) {
  const { act, pending } = useActions();
  const busy = useBlocked();
  const runs = useSnapshot((snapshot) => snapshot.stack.state !== "off");
  const [typed, setTyped] = useState("");
  const field = useId();
  const blocked = busy ?? data.blocked ?? (typed === data.stack ? null : `Type ${data.stack} first`);
  async function reset() {
    if (!blocked && (await act("reset", (api) => order(api, { kind: "reset", confirm: typed })))) onClose();
  }
  return (
    <Dialog
      title={`Reset the data of ${data.stack}?`}
      lead={runs ? "The stack stops and the volumes below are deleted. The next start begins with an empty database." : "The volumes below are deleted. The next start begins with an empty database."}
      onClose={onClose}
      footer={
        <>
          {runs && <span className="grow basis-full md:basis-0 flex items-center gap-1.5 text-sm warn"><TriangleAlert className="i s text-(--t)" />Running tasks are stopped</span>}
          <Button onClick={onClose}>Cancel</Button>
          <Button look={blocked ? "" : "danger"} icon={RotateCcw} blocked={blocked} pending={pending === "reset"} onClick={() => void reset()}>Copy and reset</Button>
        </>
      }
    >
      <div className="receipts">
        <Deleted data={data} />
        <Stays folders={data.folders} />
      </div>
      <p className="note ok mt-4"><Undo2 className="i" /><span><strong className="font-semibold">You can undo this.</strong> A copy of the volumes is taken first and kept until the next reset. If it cannot be written, nothing is deleted.</span></p>
      <form className="mt-4 grid gap-1.5 text-sm" onSubmit={(event) => { event.preventDefault(); void reset(); }}>
        <label htmlFor={field}>Type <span className="mono font-semibold">{data.stack}</span> to confirm</label>
        <input id={field} className="input mono" value={typed} onChange={(event) => setTyped(event.target.value)} data-autofocus autoComplete="off" autoCapitalize="off" spellCheck={false} />
      </form>
    </Dialog>
  );
}

function Deleted({ data: { volumes } }: { data: Data }) {
  const present = volumes.filter((volume) => volume.exists);
  const total = totalBytes(present);
  return (
    <section className="receipt">
      <h3 className="flex items-center gap-1.5 text-bad"><Trash2 className="i s" />Will be deleted</h3>
      <ul>
        {present.map((volume) => <li key={volume.engineName}><span><span className="mono [overflow-wrap:anywhere]" title={volume.engineName}>{volume.name}</span>{volume.holds && <span className="block text-ink-2">{volume.holds}</span>}</span><span className="whitespace-nowrap">{volume.bytes === null ? "size not known" : bytes(volume.bytes)}</span></li>)}
        <li className="total"><span>{count(present.length, "volume")}</span>{total !== null && <span>{bytes(total)}</span>}</li>
      </ul>
    </section>
  );
}

function Stays({ folders }: { folders: Data["folders"] }) {
  return (
    <section className="receipt">
      <h3 className="flex items-center gap-1.5"><ShieldCheck className="i s" />Stays</h3>
      <ul>
        {folders.map((folder) => (
          <li key={folder.path}>
            <span className="mono [overflow-wrap:anywhere]">{folder.path}</span>
            <span className="whitespace-nowrap text-ink-3">{folder.files === null ? "" : folder.files === 0 ? "empty" : count(folder.files, "file")}{folder.bytes ? `, ${bytes(folder.bytes)}` : ""}</span>
          </li>
        ))}
        <li><span>Images, settings, login</span><span className="text-ink-3">unchanged</span></li>
      </ul>
    </section>
  );
}
