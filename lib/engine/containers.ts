import type Docker from "dockerode";
import type { ContainerFact } from "../stack/facts";
import { orNull } from "./notFound";
import { ContainerListReply, InspectReply } from "./replies";
import { factFromInspect } from "./toFact";

/** One container of the stack, or null when it is gone by now. */
export async function inspectContainer(docker: Docker, id: string): Promise<ContainerFact | null> {
  const reply = await orNull(docker.getContainer(id).inspect());
  return reply && factFromInspect(InspectReply.parse(reply));
}

/** Every container of a compose project but one-off ones (`compose run`). Filtered by the engine: foreign containers cost nothing. */
export async function listContainers(docker: Docker, project: string): Promise<ContainerFact[]> {
  const rows = ContainerListReply.parse(await docker.listContainers({
    all: true, filters: { label: [`com.docker.compose.project=${project}`, "com.docker.compose.oneoff=False"] },
  }));
  const facts = await Promise.all(rows.map((row) => inspectContainer(docker, row.Id)));
  return facts.filter((fact) => fact !== null);
}

/** Container that publishes this host port, by name; null when none does. */
export async function containerOnPort(docker: Docker, port: number): Promise<{ name: string; project: string | null; service: string | null } | null> {
  const rows = ContainerListReply.parse(await docker.listContainers({ filters: { publish: [String(port)] } }));
  const row = rows.find((one) => one.Ports.some((published) => published.PublicPort === port));
  if (!row) return null;
  return {
    name: row.Names[0]?.replace(/^\//, "") ?? row.Id.slice(0, 12),
    project: row.Labels["com.docker.compose.project"] ?? null,
    service: row.Labels["com.docker.compose.service"] ?? null,
  };
}
