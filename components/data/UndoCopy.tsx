"use client";
import { Trash2, Undo2 } from "lucide-react";
import { Suspense, useState } from "react";
import { order, useActions, useBlocked } from "@/lib/client/actions";
import { bytes, sentenceList } from "@/lib/client/format";
import type { Undo } from "@/lib/contracts/data";
import { Button } from "../ui/Button";
import { Clock } from "../ui/Times";
import { part } from "../ui/part";

const ForgetDialog = part(() => import("./ForgetDialog"));

/** The copy of the volumes that is kept: to be put back, or to be deleted for its room. */
export function UndoCopy({ undo }: { undo: Undo }) {
  const { act, pending } = useActions();
  const blocked = useBlocked();
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-3">
      <p className="text-sm text-ink-2 max-w-[76ch]">
        A copy of {sentenceList(undo.volumes)} as of <Clock at={undo.at} />{undo.bytes !== null && `, ${bytes(undo.bytes)}`}, is kept. Undo stops the stack, puts it in place of what is there now, and keeps that instead.
      </p>
      <span className="flex flex-wrap gap-2">
        <Button look="danger-ink" className="touch" icon={Trash2} blocked={blocked} aria-haspopup="dialog" onClick={() => setOpen(true)}>Delete the undo copy…</Button>
        <Button className="touch" icon={Undo2} blocked={blocked} pending={pending === "undo-reset"} onClick={() => void act("undo-reset", (api) => order(api, { kind: "undo-reset" }))}>Undo the last reset</Button>
      </span>
      <Suspense>{open && <ForgetDialog undo={undo} onClose={() => setOpen(false)} />}</Suspense>
    </div>
  );
}
