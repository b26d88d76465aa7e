"use client";
import { ChevronRight } from "lucide-react";
import { useRouter } from "next/router";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Service } from "@/lib/contracts/service";
import { OperationPanel } from "../operations/OperationPanel";
import { Missing } from "../shell/Missing";
import { PageLink } from "../shell/PageLink";
import { lookOf } from "../stack/look";
import { Clock, Uptime } from "../ui/Times";
import { Actions } from "./Actions";
import { Detail } from "./Detail";

/** All that is known of one service, and what can be done with it. */
export function ServicePage() {
  const { name } = useRouter().query;
  const service = useSnapshot((snapshot) => snapshot.services.find((one) => one.name === name));
  if (!service) return <Missing />;
  return (
    <main className="page" id="main" data-service={service.name} data-state={service.state}>
      <Crumbs service={service} />
      <Head service={service} />
      <OperationPanel />
      <Detail key={service.name} service={service} />
    </main>
  );
}

function Crumbs({ service }: { service: Service }) {
  return (
    <nav aria-label="Where this is" className="flex items-center gap-1.5 text-sm text-ink-2 mb-2">
      <PageLink className="link" href="/">Home</PageLink><ChevronRight className="i s" /><span aria-current="page">{service.name}</span>
    </nav>
  );
}

function Head({ service }: { service: Service }) {
  const { icon: Icon, tone, word, spin } = lookOf(service);
  const up = service.startedAt !== null && ["healthy", "unhealthy", "starting"].includes(service.state);
  return (
    <div className="head">
      <div>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1>{service.name}</h1>
          <span className={`pill ${tone}`}><Icon className={`i s ${spin ? "spin" : ""}`} />{word}</span>
          <span className="text-sm text-ink-3">
            {service.since !== null && <>since <Clock at={service.since} /></>}{up && service.startedAt !== null && <>, up <Uptime since={service.startedAt} /></>}
          </span>
        </div>
        <p>{service.reason}{service.role ? `. ${capital(service.role)}.` : "."}</p>
      </div>
      <Actions service={service} />
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
