"use client";
import { FolderOpen, Lock, Play, Undo2 } from "lucide-react";
import { useActions, useBlocked } from "@/lib/client/actions";
import { duration } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import { lookOf } from "../stack/look";
import { Switch } from "../stack/Switch";
import { Box } from "../ui/Box";
import { Button } from "../ui/Button";
import { Checks } from "./Checks";
import { Machine } from "./Machine";
import { planStart } from "./planStart";
import { startStack, useStartLabel } from "./startStack";

/** Before a start: what was checked, what will happen, one button. */
export function OffView() {
  return (
    <div className="cols">
      <div className="col"><Checks /><ServiceList /></div>
      <div className="col"><Plan /><Promises /><Machine /></div>
    </div>
  );
}

function Plan() {
  const { act, pending } = useActions();
  const blocked = useBlocked();
  const services = useSnapshot((snapshot) => snapshot.services);
  const ports = useSnapshot((snapshot) => snapshot.ports);
  const last = useSnapshot((snapshot) => snapshot.stack.lastStartMs);
  const label = useStartLabel();
  return (
    <Box title="What will happen" className="o1" aside={<span className="text-sm text-ink-3">{last === null ? "the first start takes longest" : `last time ${duration(last)}`}</span>}>
      <div className="px-4 pt-1.5 pb-4">
        <ol className="steps">
          {planStart(services).map((step, index) => (
            <li key={step.title}>
              <span className="text-ink-3">{index + 1}</span>
              <span><span className="font-medium">{step.title}</span><br /><span className="text-ink-3">{step.detail}</span></span>
              <span className="text-ink-2 whitespace-nowrap">{step.ms !== null && duration(step.ms)}</span>
            </li>
          ))}
        </ol>
        <Button look="primary lg" className="w-full mt-2" icon={Play} blocked={blocked} pending={pending === "start"} onClick={() => void act("start", (api) => startStack(api, ports))}>{label}</Button>
        <p className="text-sm text-ink-3 text-center mt-2">{blocked ?? "You can cancel at any step."}</p>
      </div>
    </Box>
  );
}

function ServiceList() {
  const services = useSnapshot((snapshot) => snapshot.services);
  const more = services.filter((service) => !service.wanted).length;
  return (
    <Box title="Services in this stack" className="o4" aside={<span className="text-sm text-ink-3">{more === 0 ? "all off" : `${services.length - more} start, ${more} on request`}</span>}>
      <ul className="services-off">
        {services.map((service) => {
          const look = lookOf(service);
          const Icon = look.icon;
          return (
            <li key={service.name} data-service={service.name} data-state={service.state}>
              <span className={`st ${look.tone}`}><Icon className="i s" /><span className="sr-only">{look.word}</span></span>
              <span className="whitespace-nowrap">{service.name}</span>
              <span className="text-ink-3 grow min-w-0">{service.role}</span>
              {service.optional && <Switch service={service} />}
            </li>
          );
        })}
      </ul>
    </Box>
  );
}

function Promises() {
  return (
    <section className="panel o5" aria-label="What it touches">
      <ul className="px-4 py-3.5 grid gap-2.5 text-sm text-ink-2">
        <li className="flex gap-2"><FolderOpen className="i s mt-0.5" />Writes only to the project&#39;s own folders and to Docker.</li>
        <li className="flex gap-2"><Lock className="i s mt-0.5" />Ports open on 127.0.0.1 only; nothing is reachable from your network.</li>
        <li className="flex gap-2"><Undo2 className="i s mt-0.5" />Stop keeps all data. A reset asks first and can be undone.</li>
      </ul>
    </section>
  );
}
