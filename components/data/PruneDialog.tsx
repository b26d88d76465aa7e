"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ShieldCheck, Trash2 } from "lucide-react";
import { useActions, useBlocked } from "@/lib/client/actions";
import { bytes, count } from "@/lib/client/format";
import type { Reading } from "@/lib/contracts/disk";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Clock } from "../ui/Times";
import { totalBytes } from "./totals";

/** The receipt of a removal of leftovers before it happens: what goes and what stays. */
export default function PruneDialog({ reading, onClose }: { reading: Reading; onClose: () => void }) {
  const { act, pending } = useActions();
  const blocked = useBlocked();
  const cache = useQueryClient();
  async function remove() {
    const done = await act("prune", (api) => api.order("POST", "/api/disk/prune", { asOf: reading.at }));
    await cache.invalidateQueries({ queryKey: ["disk"] });
    if (done) onClose();
  }
  return (
    <Dialog
      title="Remove this stack's leftovers?"
      lead="Nothing needs them any more. This cannot be undone; a build makes an image again."
      onClose={onClose}
      footer={
        <>
          <Button data-autofocus onClick={onClose}>Cancel</Button>
          <Button look="danger" icon={Trash2} blocked={blocked} pending={pending === "prune"} onClick={() => void remove()}>Remove {count(reading.leftovers.length, "leftover")}</Button>
        </>
      }
    >
      <div className="receipts">
        <section className="receipt">
          <h3 className="flex items-center gap-1.5 text-bad"><Trash2 className="i s" />Will be removed</h3>
          <ul>
            {reading.leftovers.map((leftover) => (
              <li key={leftover.id}>
                <span className="min-w-0 [overflow-wrap:anywhere]">{leftover.kind === "image" ? "Old build of " : "Ended one-off of "}{leftover.service || "the stack"}<br /><span className="text-ink-3"><span className="mono">{leftover.name}</span>, <Clock at={leftover.createdAt} /></span></span>
                <span className="whitespace-nowrap">{bytes(leftover.bytes)}</span>
              </li>
            ))}
            <li className="total"><span>{count(reading.leftovers.length, "leftover")}</span><span>at least {bytes(totalBytes(reading.leftovers) ?? 0)}</span></li>
          </ul>
        </section>
        <section className="receipt">
          <h3 className="flex items-center gap-1.5"><ShieldCheck className="i s" />Stays</h3>
          <ul>
            <li><span>Containers of the stack's services</span><span className="text-ink-3">unchanged</span></li>
            <li><span>Images that have a name or are used</span><span className="text-ink-3">unchanged</span></li>
            <li><span>Named volumes, folders, settings</span><span className="text-ink-3">unchanged</span></li>
            <li><span>Everything of other projects</span><span className="text-ink-3">unchanged</span></li>
            <li><span>Build cache: shared, not this stack's alone</span><span className="text-ink-3">unchanged</span></li>
          </ul>
          <p className="mt-2 text-ink-3">An ended container takes its nameless volumes along. What is used again by then is kept.</p>
        </section>
      </div>
    </Dialog>
  );
}
