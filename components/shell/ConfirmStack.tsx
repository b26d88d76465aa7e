"use client";
import { order, useActions, useBlocked } from "@/lib/client/actions";
import { useSnapshot } from "@/lib/client/snapshot";
import { startStack, useStartLabel } from "../home/startStack";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import type { Confirming } from "./orderOrAsk";

/** Asks before the S key starts or stops the stack, and before tasks are ended; Enter confirms. */
export default function ConfirmStack({ asked, onClose }: { asked: Confirming | null; onClose: () => void }) {
  const { act } = useActions();
  const blocked = useBlocked();
  const stack = useSnapshot((snapshot) => snapshot.stack);
  const ports = useSnapshot((snapshot) => snapshot.ports);
  const start = useStartLabel();
  const off = stack.state === "off";
  const request = asked?.request ?? { kind: "stop" };
  const verb = request.kind.startsWith("stop") ? "Stop" : request.kind.startsWith("recreate") ? "Recreate" : "Restart";
  function go() {
    onClose();
    void act(off ? "start" : request.kind, (api) => (off ? startStack(api, ports) : order(api, request)));
  }
  return (
    <Dialog
      title={`${off ? "Start" : verb} ${"service" in request ? request.service : stack.name}?`}
      look="narrow"
      lead={blocked ?? (off ? "It runs until it is stopped." : `${ending(asked)} All data is kept.`)}
      onClose={onClose}
      footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" blocked={blocked} data-autofocus onClick={go}>{off ? start : verb}</Button></>}
    />
  );
}

function ending(asked: Confirming | null): string {
  if (!asked) return "Tasks that run are ended.";
  const { tasks } = asked;
  if (tasks === null) return "Whether tasks run is not known; those that do are ended.";
  return tasks === 1 ? "One task runs; it would be ended." : `${tasks} tasks run; they would be ended.`;
}
