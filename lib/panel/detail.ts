import type { ServiceDetail } from "../contracts/detail";
import { configHashes } from "../compose/hashes";
import type { ContainerReply, ImageReply } from "../engine/detail";
import { readContainer, readImage } from "../engine/detail";
import { FlightdeckError } from "../errors";
import { keepsTaskLogs } from "../logs/tasks";
import { serviceOf } from "../operations/service";
import { isSecret } from "../settings/secrets";
import type { Panel } from "./panel";

function variables(env: readonly string[]): { name: string; value: string }[] {
  return env.map((entry) => ({ name: entry.split("=", 1)[0] ?? "", value: entry.slice(entry.indexOf("=") + 1) })).sort((a, b) => a.name.localeCompare(b.name));
}

const MOUNT_KINDS: Record<string, "folder" | "volume"> = { bind: "folder", volume: "volume" };

function containerOf(reply: ContainerReply, image: ImageReply | null, redact: (text: string) => string): NonNullable<ServiceDetail["container"]> {
  const { Config: config, HostConfig: host } = reply;
  return {
    id: reply.Id,
    name: reply.Name.replace(/^\//, ""),
    createdAt: Date.parse(reply.Created),
    command: redact([...config.Entrypoint, ...config.Cmd].join(" ")),
    user: config.User,
    restartPolicy: host.RestartPolicy.Name || "no",
    memoryLimit: host.Memory || null,
    cpuLimit: host.NanoCpus ? host.NanoCpus / 1e9 : null,
    image: {
      reference: config.Image, id: reply.Image, digest: image?.RepoDigests[0] ?? null, bytes: image?.Size ?? null,
      builtAt: image?.Created ? Date.parse(image.Created) : null,
    },
    mounts: reply.Mounts.toSorted((a, b) => a.Destination.localeCompare(b.Destination))
      .map((mount) => ({ kind: MOUNT_KINDS[mount.Type] ?? "other", source: mount.Name ?? mount.Source, target: mount.Destination, writable: mount.RW })),
    networks: Object.entries(reply.NetworkSettings.Networks).map(([name, { IPAddress }]) => ({ name, address: IPAddress || null })),
    environment: variables(config.Env).map(({ name, value }) => ({ name, value: isSecret(name, value, redact) ? null : value })),
  };
}

/** Why a container should be made anew. Pure. */
export function driftOf(container: { hash: string | undefined; imageId: string }, wanted: { hashes: readonly string[]; imageId: string | undefined }): string[] {
  return [
    wanted.hashes.length > 0 && container.hash && !wanted.hashes.includes(container.hash) ? "The compose file or its environment file has changed since this container was made." : "",
    wanted.imageId && wanted.imageId !== container.imageId ? "Its image was built anew since." : "",
  ].filter(Boolean);
}

/** What the engine knows of one service beyond its state. Throws FlightdeckError: 404 for an unknown name, 503 without an engine. */
export async function readDetail(panel: Panel, name: string): Promise<ServiceDetail> {
  const service = serviceOf(panel.model(), name);
  const fact = panel.factOf(name);
  const docker = panel.docker();
  const replies = (await Promise.all(panel.replicasOf(name).map(({ id }) => readContainer(docker, id)))).filter((reply) => reply !== null);
  const reply = replies.find(({ Id }) => Id === fact?.id);
  if (!reply) return { service: name, container: null, drift: [], exits: fact?.exits ?? [], taskLogs: keepsTaskLogs(service) };
  const [image, tagged, hashes] = await Promise.all([readImage(docker, reply.Image), readImage(docker, service.image), configHashes(panel.config, panel.env(), name)]);
  return {
    service: name,
    container: containerOf(reply, image, (text) => panel.redact(text)),
    drift: [...new Set(replies.flatMap((one) => driftOf({ hash: one.Config.Labels["com.docker.compose.config-hash"], imageId: one.Image }, { hashes, imageId: tagged?.Id })))],
    exits: fact?.exits ?? [],
    taskLogs: keepsTaskLogs(service),
  };
}

/** One variable of a service's container, secret or not, because the user asked to see it. Throws FlightdeckError (404). */
export async function readVariable(panel: Panel, name: string, variable: string): Promise<string> {
  serviceOf(panel.model(), name);
  const fact = panel.factOf(name);
  const reply = fact ? await readContainer(panel.docker(), fact.id) : null;
  const found = variables(reply?.Config.Env ?? []).find((one) => one.name === variable);
  if (found) return found.value;
  throw new FlightdeckError({ code: "variable-unknown", what: `${name} has no variable of that name.`, why: "Its container's environment does not hold it.", todo: "Reload the page." }, { status: 404 });
}
