import { accessSync, constants, existsSync } from "node:fs";
import type { Engine } from "../contracts/engine";
import type { Machine, Resource } from "../contracts/machine";
import type { Port } from "../contracts/service";
import type { Check } from "../contracts/snapshot";
import { list, size } from "../stack/words";

const TITLES = { memory: "Memory", cpu: "CPU", disk: "Free disk" } as const;

function amount(resource: Resource, value: number): string {
  return resource.id === "cpu" ? String(value) : size(value);
}

function machineCheck(resource: Resource): Check {
  const title = TITLES[resource.id];
  if (resource.have === null) return { id: resource.id, title, level: "warn", text: "Not measured: the engine's machine can't be seen from here before the first start" };
  const text = `${amount(resource, resource.have)} ${resource.id === "disk" ? "free" : "where Docker runs"}, needs ${amount(resource, resource.need)}`;
  return { id: resource.id, title, level: resource.short ? "warn" : "ok", text: resource.short ? `${text}. ${resource.advice} You can start anyway` : text };
}

function portCheck(port: Port): Check {
  const id = `port-${port.host}`;
  if (port.state !== "taken") return { id, title: `Port ${port.host}`, level: "ok", text: port.state === "open" ? `In use by ${port.service}` : `Free, for ${port.service}` };
  return { id, title: `Port ${port.host}`, level: "bad", text: `Taken by ${port.owner}. ${port.service} cannot bind to it. Use another port, or stop that program and check again` };
}

/** Folders that exist but can't be written by the panel's user. */
export function unwritable(folders: readonly string[]): string[] {
  return folders.filter((folder) => {
    if (!existsSync(folder)) return false;
    try {
      accessSync(folder, constants.W_OK);
      return false;
    } catch {
      return true;
    }
  });
}

/** The list of what was looked at before a start. Pure. */
export function describeChecks(engine: Engine, machine: Machine | null, ports: readonly Port[], locked: readonly string[]): Check[] {
  const connected = engine.state === "connected";
  return [
    { id: "engine", title: "Docker engine", level: connected ? "ok" : "bad", text: connected ? `${engine.name} answers` : engine.problem?.what ?? "Looking for it" },
    { id: "compose", title: "Docker Compose", level: engine.compose ? "ok" : "bad", text: engine.compose ? `${engine.compose} is installed` : "Not found" },
    ...(machine?.resources ?? []).map(machineCheck),
    ...ports.filter((port) => port.host !== null).map(portCheck),
    { id: "folders", title: "Folders", level: locked.length > 0 ? "bad" : "ok", text: locked.length > 0 ? `No right to write in ${list(locked)}. Give them to your user` : "The mounted folders can be written" },
  ];
}
