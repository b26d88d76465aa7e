"use client";
import { Fragment, type ReactNode } from "react";
import { bytes } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import type { ServiceDetail } from "@/lib/contracts/detail";
import type { Port, Service } from "@/lib/contracts/service";
import { PageLink } from "../shell/PageLink";
import { Box } from "../ui/Box";
import { Copy } from "../ui/Copy";
import { Clock } from "../ui/Times";

/** What a service's container is made of and how it has fared. */
export function Facts({ service, detail }: { service: Service; detail: ServiceDetail | null }) {
  const ports = useSnapshot((snapshot) => snapshot.ports).filter((port) => port.service === service.name);
  const container = detail?.container;
  const image = container?.image;
  const rows: [string, ReactNode][] = [
    ["Image", <span key="v" className="mono">{service.image}</span>],
    ["Built", image?.builtAt && <><Clock at={image.builtAt} />{image.bytes !== null && `, ${bytes(image.bytes)}`}</>],
    ["Digest", image && <span className="mono" title={image.digest ?? image.id}>{(image.digest?.split("@")[1] ?? image.id).slice(7, 19)}</span>],
    ["Container", container && <span className="flex items-center gap-1"><span className="mono">{container.id.slice(0, 12)}</span><Copy text={container.id} label="Copy the container's id" /></span>],
    ["Created", container && <Clock at={container.createdAt} />],
    ["Restarts", service.kind !== "tool" && `${service.restarts}`],
    ["Exits", detail?.exits.length ? detail.exits.toReversed().map(({ at, code }) => <span key={at} className="block">code {code} at <Clock at={at} /></span>) : service.exitCode !== null && service.startedAt === null && `code ${service.exitCode}`],
    ["Command", container && <code className="mono [overflow-wrap:anywhere]">{container.command}</code>],
    ["User", container && (container.user || "the image's")],
    ["Memory limit", container && (container.memoryLimit === null ? "none" : bytes(container.memoryLimit))],
    ["CPU limit", container && (container.cpuLimit === null ? "none" : `${container.cpuLimit} CPUs`)],
    ["Restart policy", container?.restartPolicy],
    ["Waits for", service.dependsOn.length > 0 && service.dependsOn.map(({ service: name, condition, ready }) => (
      <span key={name} className="block"><PageLink className="link" href={`/services/${name}`}>{name}</PageLink> ({condition}{ready ? "" : ", not yet"})</span>
    ))],
    ["Ports", ports.length > 0 && ports.map((port) => <span key={port.container} className="block">{portText(port)}</span>)],
    ["Networks", container?.networks.map(({ name, address }) => <span key={name} className="block">{name}{address && <span className="mono"> {address}</span>}</span>)],
  ];
  return (
    <Box title="Facts">
      <dl className="kv px-4 py-3">
        {rows.map(([title, value]) => (value ? <Fragment key={title}><dt>{title}</dt><dd>{value}</dd></Fragment> : null))}
      </dl>
    </Box>
  );
}

function portText({ address, host, container }: Port): string {
  return host === null ? `${container} inside the stack` : `${address ?? ""}:${host} to ${container}`;
}
