"use client";
import { Play, RefreshCw, RotateCw, Square, X } from "lucide-react";
import { useActions, useBlocked } from "@/lib/client/actions";
import { useSnapshot } from "@/lib/client/snapshot";
import { startStack, useStartLabel } from "../home/startStack";
import { cancelOperation, useCancelBlocked } from "../operations/cancelOperation";
import { isDown } from "../stack/look";
import { Button } from "../ui/Button";
import { Menu } from "../ui/Menu";
import { orderOrAsk } from "./orderOrAsk";

/** The one place that starts, stops and cancels; it never moves. */
export function StackButton() {
  const operation = useSnapshot((snapshot) => snapshot.operation);
  if (operation?.state === "running") return <CancelButton id={operation.id} word={`Cancel ${operation.kind === "start" ? "start" : ""}`.trim()} />;
  return <StartStop />;
}

function CancelButton({ id, word }: { id: string; word: string }) {
  const { act, pending } = useActions();
  const blocked = useCancelBlocked();
  return <Button icon={X} blocked={blocked} pending={pending === "cancel"} onClick={() => void act("cancel", (api) => cancelOperation(api, id))}>{word}</Button>;
}

function StartStop() {
  const { act, pending } = useActions();
  const blocked = useBlocked();
  // Also after a start that failed before anything ran: there is nothing to stop then.
  const off = useSnapshot(({ stack, services }) => stack.state === "off" || (stack.state === "failed" && services.every((service) => service.startedAt === null)));
  const ports = useSnapshot((snapshot) => snapshot.ports);
  const some = useSnapshot(({ services }) => services.some(isDown));
  const label = useStartLabel();
  if (off) {
    return (
      <span className="split">
        <Button icon={Play} blocked={blocked} pending={pending === "start"} onClick={() => void act("start", (api) => startStack(api, ports))}>{label}</Button>
        <Menu label="More: check again" blocked={blocked} items={[{ label: "Check again", icon: RefreshCw, onSelect: () => void act("check", (api) => api.order("POST", "/api/checks")) }]} />
      </span>
    );
  }
  return (
    <span className="split">
      <Button icon={Square} blocked={blocked} pending={pending === "stop"} onClick={() => void act("stop", (api) => orderOrAsk(api, { kind: "stop" }))}>Stop</Button>
      <Menu
        label={some ? "More: start or restart all" : "More: restart all"}
        blocked={blocked}
        items={[
          { label: "Restart all", icon: RotateCw, onSelect: () => void act("restart", (api) => orderOrAsk(api, { kind: "restart" })) },
          ...(some ? [{ label: "Start what is off", icon: Play, onSelect: () => void act("start", (api) => startStack(api, ports)) }] : []),
        ]}
      />
    </span>
  );
}
