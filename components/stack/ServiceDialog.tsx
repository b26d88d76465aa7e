"use client";
import { RotateCw } from "lucide-react";
import { order, useActions, useBlocked } from "@/lib/client/actions";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Service } from "@/lib/contracts/service";
import { Button } from "../ui/Button";
import { Copy } from "../ui/Copy";
import { Dialog } from "../ui/Dialog";
import { Clock, Uptime } from "../ui/Times";
import { lookOf } from "./look";
import { ServiceLog } from "./ServiceLog";
import { Probes } from "./Probes";
import { StateMark } from "./StateMark";

/** All that is known of one service: facts, health checks, log. */
export default function ServiceDialog({ service, withLog, onClose }: { service: Service; withLog: boolean; onClose: () => void }) {
  const { act, pending } = useActions();
  const blocked = useBlocked();
  const id = `restart ${service.name}`;
  const runs = service.containerId !== null;
  return (
    <Dialog
      title={service.name}
      look="wide"
      onClose={onClose}
      lead={<span className="flex flex-wrap items-center gap-x-3"><StateMark look={lookOf(service)} />{service.reason}</span>}
      footer={runs && service.kind === "long-running" && (
        <Button icon={RotateCw} blocked={blocked} pending={pending === id} onClick={() => void act(id, (api) => order(api, { kind: "restart-service", service: service.name }))}>Restart {service.name}</Button>
      )}
    >
      <Facts service={service} />
      {service.hasHealthCheck && <Probes probes={service.probes} />}
      {runs && <ServiceLog service={service.name} open={withLog} />}
    </Dialog>
  );
}

function Facts({ service }: { service: Service }) {
  const ports = useSnapshot((snapshot) => snapshot.ports).filter((port) => port.service === service.name);
  const up = service.startedAt !== null && ["healthy", "unhealthy", "starting"].includes(service.state);
  return (
    <dl className="kv">
      {service.role && <><dt>Role</dt><dd>{service.role}</dd></>}
      {service.since !== null && <><dt>Since</dt><dd><Clock at={service.since} /></dd></>}
      {up && service.startedAt !== null && <><dt>Up</dt><dd><Uptime since={service.startedAt} />, since <Clock at={service.startedAt} /></dd></>}
      {service.kind !== "tool" && <><dt>Restarts</dt><dd>{service.restarts}</dd></>}
      {service.exitCode !== null && !up && <><dt>Exit code</dt><dd>{service.exitCode}</dd></>}
      {ports.length > 0 && <><dt>Ports</dt><dd>{ports.map((port) => (port.host === null ? `${port.container} inside the stack` : `${port.address ?? ""}:${port.host} to ${port.container}`)).join(", ")}</dd></>}
      {service.dependsOn.length > 0 && <><dt>Waits for</dt><dd>{service.dependsOn.map(({ service: name, condition, ready }) => `${name} (${condition}${ready ? "" : ", not yet"})`).join(", ")}</dd></>}
      <dt>Image</dt><dd className="mono">{service.image}</dd>
      {service.containerId && <><dt>Container</dt><dd className="mono">{service.containerId.slice(0, 12)}</dd></>}
      <dt>Shell</dt><dd className="flex items-center gap-1"><code className="min-w-0">{service.command}</code><Copy text={service.command} label={`Copy the command of ${service.name}`} /></dd>
    </dl>
  );
}
