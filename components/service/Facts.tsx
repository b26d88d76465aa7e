"use client";
import { Fragment, type ReactNode } from "react";
import { bytes } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import type { ServiceDetail } from "@/lib/contracts/detail";
import type { Problem } from "@/lib/contracts/problem";
import type { Port, Service } from "@/lib/contracts/service";
import { PageLink } from "../shell/PageLink";
import { Again } from "../ui/Again";
import { Box } from "../ui/Box";
import { Copy } from "../ui/Copy";
import { Clock } from "../ui/Times";

interface Props {
  service: Service;
  detail: ServiceDetail | null;
  problem: Problem | null;
  reading: boolean;
  onAgain: () => void;
}

/** What a service's container is made of and how it has fared. What the engine has not told yet keeps its row. */
export function Facts({ service, detail, problem, reading, onAgain }: Props) {
  const ports = useSnapshot((snapshot) => snapshot.ports).filter((port) => port.service === service.name);
  const container = detail?.container;
  const image = container?.image;
  const later = !detail && !problem && service.containerId !== null && <span className="later" />;
  const rows: [string, ReactNode][] = [
    ["Image", <span key="v" className="mono">{service.image}</span>],
    ["Built", later || (image?.builtAt && <><Clock at={image.builtAt} />{image.bytes !== null && `, ${bytes(image.bytes)}`}</>)],
    ["Digest", later || (image && <span className="mono" title={image.digest ?? image.id}>{(image.digest?.split("@")[1] ?? image.id).slice(7, 19)}</span>)],
    ["Container", service.containerId !== null && <span className="flex items-center gap-1"><span className="mono">{service.containerId.slice(0, 12)}</span><Copy text={service.containerId} label="Copy the container's id" /></span>],
    ["Containers", service.replicas.all > 1 && (detail?.container ? `${service.replicas.all}; these are the facts of ${detail.container.name}` : `${service.replicas.all}`)],
    ["Created", later || (container && <Clock at={container.createdAt} />)],
    ["Restarts", service.kind !== "tool" && `${service.restarts}`],
    ["Exits", detail?.exits.length ? detail.exits.toReversed().map(({ at, code }) => <span key={at} className="block">code {code} at <Clock at={at} /></span>) : service.exitCode !== null && service.startedAt === null && `code ${service.exitCode}`],
    ["User", later || (container && (container.user || "set by the image"))],
    ["Memory limit", later || (container && (container.memoryLimit === null ? "none" : bytes(container.memoryLimit)))],
    ["CPU limit", later || (container && (container.cpuLimit === null ? "none" : `${container.cpuLimit} CPUs`))],
    ["Restart policy", later || container?.restartPolicy],
    ["Waits for", service.dependsOn.length > 0 && service.dependsOn.map(({ service: name, condition, ready }) => (
      <span key={name} className="block"><PageLink className="link" href={`/services/${name}`}>{name}</PageLink> ({condition}{ready ? "" : ", not yet"})</span>
    ))],
    ["Ports", ports.length > 0 && ports.map((port) => <span key={`${port.address} ${port.host} ${port.container}/${port.protocol}`} className="block">{portText(port)}</span>)],
    ["Networks", later ? <>{later}<br />{later}</> : container?.networks.map(({ name, address }) => <span key={name} className="block">{name}<span className="mono block">{address ?? "no address now"}</span></span>)],
    ["Command", later || (container && <code className="mono [overflow-wrap:anywhere]">{container.command}</code>)],
  ];
  return (
    <Box title="Facts">
      <div aria-busy={Boolean(later)}>
        {problem && <Again className="mx-4 mt-3" problem={problem} onAgain={onAgain} pending={reading} />}
        <dl className="kv px-4 py-3">
          {rows.map(([title, value]) => (value ? <Fragment key={title}><dt>{title}</dt><dd>{value}</dd></Fragment> : null))}
        </dl>
        {detail && !container && <p className="px-4 pb-3 text-sm text-ink-2">{service.name} has no container now; more is known of it once it has been started.</p>}
      </div>
    </Box>
  );
}

function portText({ address, host, container }: Port): string {
  if (host === null) return address === null ? `${container} inside the stack` : `${address}, a port that Docker chooses at each start, to ${container}`;
  return `${address ?? ""}:${host} to ${container}`;
}
