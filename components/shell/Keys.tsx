"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { order, useActions, useBlocked } from "@/lib/client/actions";
import { useSnapshot } from "@/lib/client/snapshot";
import { startStack, useStartLabel } from "../home/startStack";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";

const KEYS = [
  { keys: ["S"], does: "start or stop the stack (asks first)" },
  { keys: ["G", "H"], does: "go to Home" },
  { keys: ["G", "D"], does: "go to Data" },
  { keys: ["←", "→", "↑", "↓"], does: "move between service cards" },
  { keys: ["Enter"], does: "open the card that has the focus" },
  { keys: ["?"], does: "this list" },
  { keys: ["Esc"], does: "close what is on top" },
];
const CHORD_MS = 1_500;

/** Single keys of the whole panel; off while a field or a dialog has the focus. */
export function Keys() {
  const router = useRouter();
  const [open, setOpen] = useState<"keys" | "confirm" | null>(null);
  const chordAt = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event.target)) return;
      const key = event.key.toLowerCase();
      const chord = event.timeStamp - chordAt.current < CHORD_MS && chordAt.current > 0;
      chordAt.current = key === "g" ? event.timeStamp : 0;
      if (chord && key === "h") router.push("/");
      else if (chord && key === "d") router.push("/data");
      else if (key === "?") setOpen("keys");
      else if (key === "s") setOpen("confirm");
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router]);
  if (open === "keys") return <KeyList onClose={() => setOpen(null)} />;
  if (open === "confirm") return <Confirm onClose={() => setOpen(null)} />;
  return null;
}

function isBusy(target: EventTarget | null): boolean {
  return document.querySelector("dialog[open]") !== null || (target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select")));
}

function KeyList({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" look="narrow" onClose={onClose}>
      <dl className="grid grid-cols-[120px_1fr] gap-y-2 text-sm items-center">
        {KEYS.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">{keys.map((key) => <kbd key={key} className="kbd">{key}</kbd>)}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function Confirm({ onClose }: { onClose: () => void }) {
  const { act } = useActions();
  const blocked = useBlocked();
  const stack = useSnapshot((snapshot) => snapshot.stack);
  const ports = useSnapshot((snapshot) => snapshot.ports);
  const start = useStartLabel();
  const off = stack.state === "off";
  function go() {
    onClose();
    void act(off ? "start" : "stop", (api) => (off ? startStack(api, ports) : order(api, { kind: "stop" })));
  }
  return (
    <Dialog
      title={`${off ? "Start" : "Stop"} ${stack.name}?`}
      look="narrow"
      lead={blocked ?? (off ? "It runs until it is stopped." : "Stop keeps all data. Tasks that run are ended.")}
      onClose={onClose}
      footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" blocked={blocked} autoFocus onClick={go}>{off ? start : "Stop"}</Button></>}
    />
  );
}
