"use client";
import { Play, RotateCw, Square } from "lucide-react";
import { useActions, useBlocked } from "@/lib/client/actions";
import type { OperationRequest } from "@/lib/contracts/operation";
import type { Service } from "@/lib/contracts/service";
import { orderOrAsk } from "../shell/orderOrAsk";
import { Fix } from "../stack/Fix";
import { isBroken } from "../stack/look";
import { Switch } from "../stack/Switch";
import { Button } from "../ui/Button";
import { Copy } from "../ui/Copy";

type Kind = Extract<OperationRequest, { service: string }>["kind"];

/** What can be done with one service: mend it when it is broken, start or stop, restart, a shell. */
export function Actions({ service }: { service: Service }) {
  const { act, pending } = useActions();
  const blocked = useBlocked();
  const button = (kind: Kind, word: string, icon: typeof Play) => (
    <Button className="touch" icon={icon} blocked={blocked} pending={pending === kind} onClick={() => void act(kind, (api) => orderOrAsk(api, { kind, service: service.name }))}>{word}</Button>
  );
  const runs = service.startedAt !== null;
  const broken = isBroken(service);
  // The fix of what lacks nothing else is its own start or restart.
  const own = broken && service.blame === null;
  return (
    <div className="flex flex-wrap items-center gap-2 max-md:mt-3">
      <Copy text={service.command} label={`Copy the command that opens a shell in ${service.name}`} word="Shell command" />
      {service.optional && <label className="flex items-center gap-2 text-sm"><Switch service={service} />Run {service.name}</label>}
      {service.kind === "long-running" && !service.optional && (runs ? button("stop-service", "Stop", Square) : !own && button("start-service", "Start", Play))}
      {service.kind === "long-running" && runs && !own && button("restart-service", "Restart", RotateCw)}
      {broken && <Fix service={service} look="primary" />}
    </div>
  );
}
