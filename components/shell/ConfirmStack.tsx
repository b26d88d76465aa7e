"use client";
import { order, useActions, useBlocked } from "@/lib/client/actions";
import { useSnapshot } from "@/lib/client/snapshot";
import { startStack, useStartLabel } from "../home/startStack";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";

/** Asks before the S key starts or stops the stack; Enter confirms. */
export default function ConfirmStack({ onClose }: { onClose: () => void }) {
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
      footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" blocked={blocked} data-autofocus onClick={go}>{off ? start : "Stop"}</Button></>}
    />
  );
}
