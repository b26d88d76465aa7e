"use client";
import { Play, RotateCw } from "lucide-react";
import { useActions, useBlocked } from "@/lib/client/actions";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Service } from "@/lib/contracts/service";
import { isPaused } from "@/lib/contracts/stateWords";
import { startStack } from "../home/startStack";
import { orderOrAsk } from "../shell/orderOrAsk";
import { Button } from "../ui/Button";

/** Mends the service, or the one that it only lacks. What runs once runs again with the stack's start. */
export function Fix({ service, look }: { service: Service; look: string }) {
  const { act, pending } = useActions();
  const blocked = useBlocked();
  const ports = useSnapshot((snapshot) => snapshot.ports);
  const name = service.blame ?? service.name;
  const target = useSnapshot(({ services }) => services.find((one) => one.name === name)) ?? service;
  const verb = isPaused(target) ? "Resume" : target.startedAt === null ? "Start" : "Restart";
  const id = `fix ${name}`;
  const mend = () => void act(id, (api) => {
    if (target.kind === "one-shot") return startStack(api, ports);
    return orderOrAsk(api, { kind: verb === "Restart" ? "restart-service" : "start-service", service: name });
  });
  return <Button look={look} className="touch" icon={verb === "Restart" ? RotateCw : Play} blocked={blocked} pending={pending === id} onClick={mend}>{target.kind === "one-shot" ? "Start the stack" : `${verb} ${name}`}</Button>;
}
