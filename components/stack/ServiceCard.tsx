"use client";
import { ArrowUpRight } from "lucide-react";
import { memo } from "react";
import { count, duration } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Service } from "@/lib/contracts/service";
import { PageLink } from "../shell/PageLink";
import { Copy } from "../ui/Copy";
import { Clock, Elapsed, Uptime } from "../ui/Times";
import { Fix } from "./Fix";
import { isBroken, lookOf } from "./look";
import { StateMark } from "./StateMark";
import { Switch } from "./Switch";
import { Use } from "./Use";

interface Props {
  service: Service;
  /** The one to mend first: its fix is the primary button of the page. */
  first: boolean;
}

/** One service on the map. Drawn again only when its own facts change. */
export const ServiceCard = memo(function ServiceCard({ service, first }: Props) {
  const { name, state } = service;
  const broken = isBroken(service);
  const quiet = state === "waiting" || state === "off" || state === "unknown";
  // Part of the stack, off while the rest runs.
  const missing = useSnapshot(({ stack }) => stack.state === "degraded" || stack.state === "failed") && state === "off" && service.wanted && service.kind === "long-running";
  const runs = state === "healthy" || state === "unhealthy" || state === "starting";
  const more = tally(service);
  return (
    <div role="listitem" className={`svc ${first ? "bad first" : broken ? "bad" : quiet ? "quiet" : ""}`} data-service={name} data-state={state} aria-label={describe(service)}>
      <div className="flex items-center gap-2 min-w-0">
        <PageLink className="name" href={`/services/${name}`}>{name}</PageLink>
        <span className="ml-auto flex items-center gap-2"><Corner service={service} /></span>
      </div>
      <div className="meta">
        <StateMark look={lookOf(service)} />
        <span className="truncate"><When service={service} /></span>
      </div>
      {runs && service.kind === "long-running" && <Use service={name} />}
      {!broken && state !== "healthy" && <p className="meta"><span className="line-clamp-2" title={service.reason}>{missing ? service.reason : remark(service)}</span></p>}
      {broken && <p className="why">{service.reason}</p>}
      {service.kind === "tool"
        ? <p className="meta mono"><span className="truncate" title={service.command}>{service.command}</span></p>
        : <p className="meta"><span className="truncate mono text-xs" title={service.image}>{service.image}</span>{more && <span className="ml-auto whitespace-nowrap">{more}</span>}</p>}
      {(broken || missing) && (
        <div className="acts">
          <Fix service={service} look={`sm ${first ? "primary" : ""}`} />
          <PageLink className="btn sm" aria-label={`Show the log of ${name}`} href={`/services/${name}#log`}>Log</PageLink>
        </div>
      )}
    </div>
  );
});

/** The line under the state: what a reader wants to know next. */
function remark({ state, role, reason, expectedMs, hasHealthCheck }: Service): string {
  if (state === "waiting" && expectedMs !== null) return `then about ${duration(expectedMs)} until ${hasHealthCheck ? "healthy" : "it runs"}`;
  return (state === "off" || state === "waiting") && role ? role : reason;
}

/** "2 containers, 1 restart": what is more than usual. */
function tally({ replicas, restarts }: Service): string {
  return [replicas.all > 1 ? count(replicas.all, "container") : "", restarts > 0 ? count(restarts, "restart") : ""].filter(Boolean).join(", ");
}

function describe(service: Service): string {
  const waits = service.dependsOn.map((dependency) => dependency.service);
  return [service.name, lookOf(service).word, waits.length ? `waits for ${waits.join(", ")}` : ""].filter(Boolean).join(", ");
}

/** Upper right: the port, a link to it once it answers, a switch, or what kind of thing it is. */
function Corner({ service }: { service: Service }) {
  const ports = useSnapshot((snapshot) => snapshot.ports);
  const links = useSnapshot((snapshot) => snapshot.links);
  if (service.kind === "tool") return <Copy text={service.command} label={`Copy the command of ${service.name}`} />;
  if (service.kind === "one-shot") return <span className="tag">one-shot</span>;
  const port = ports.find((candidate) => candidate.service === service.name);
  const link = links.find((candidate) => candidate.service === service.name);
  return (
    <>
      {port && link?.ready
        ? <a className="tag mono" href={link.url} target="_blank" rel="noreferrer" title={`Open ${link.url}`} aria-label={`Open ${link.title} on port ${port.host}`}>:{port.host}<ArrowUpRight className="i s" /></a>
        : port && <span className="tag mono">{port.host ?? port.container}</span>}
      {service.optional && <Switch service={service} />}
    </>
  );
}

/** Beside the state: up for how long, or since when. */
function When({ service }: { service: Service }) {
  const { state, since, startedAt, expectedMs } = service;
  if (state === "healthy" && startedAt !== null) return <>· up <Uptime since={startedAt} /></>;
  if (state === "starting" && startedAt !== null) return <>· <Elapsed since={startedAt} />{expectedMs !== null && `, usually ${duration(expectedMs)}`}</>;
  if (state === "off" || state === "waiting" || state === "unknown" || since === null) return null;
  return state === "completed" ? <>· <Clock at={since} /></> : <>· since <Clock at={since} /></>;
}
