"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useActions, useBlocked } from "@/lib/client/actions";
import { bytes, sentenceList } from "@/lib/client/format";
import type { Undo } from "@/lib/contracts/data";
import type { Disk } from "@/lib/contracts/disk";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Clock } from "../ui/Times";

/** Asks before the undo copy is deleted: with it goes the way back. */
export default function ForgetDialog({ undo, onClose }: { undo: Undo; onClose: () => void }) {
  const { api, act, pending } = useActions();
  const blocked = useBlocked();
  const cache = useQueryClient();
  async function forget() {
    const done = await act("forget-undo", () => api.order("DELETE", "/api/data/undo", { at: undo.at }));
    if (!done) return;
    onClose();
    // What was measured before is not true any more.
    if (cache.getQueryData<Disk>(["disk"])?.reading) await api.order("POST", "/api/disk").catch(() => {});
    await Promise.all([["data"], ["disk"]].map((queryKey) => cache.invalidateQueries({ queryKey })));
  }
  return (
    <Dialog
      title="Delete the undo copy?"
      look="narrow"
      lead="What was reset can't be brought back then. The volumes that the stack uses now stay."
      onClose={onClose}
      footer={
        <>
          <Button data-autofocus onClick={onClose}>Cancel</Button>
          <Button look="danger" icon={Trash2} blocked={blocked} pending={pending === "forget-undo"} onClick={() => void forget()}>Delete the copy{undo.bytes !== null && `, ${bytes(undo.bytes)}`}</Button>
        </>
      }
    >
      <p className="text-sm">The copy of <span className="mono wrap-anywhere">{sentenceList(undo.volumes)}</span> as of <Clock at={undo.at} />.</p>
    </Dialog>
  );
}
