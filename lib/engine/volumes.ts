import type Docker from "dockerode";
import * as z from "zod";
import { orNull } from "./notFound";
import { ContainerListReply, VolumeUsageReply } from "./replies";
import { systemDf } from "./systemDf";

export interface VolumeFact { name: string; bytes: number | null; project: string | null; createdAt: number | null; labels: Record<string, string> }

export interface VolumeUser { id: string; name: string; project: string | null; service: string | null }

/** Volumes of the engine with sizes. The engine walks each volume for this, so ask only when somebody looks. */
export async function volumesWithSizes(docker: Docker): Promise<VolumeFact[]> {
  const reply = VolumeUsageReply.parse(await systemDf(docker, "volume"));
  return reply.Volumes.map((volume) => ({
    name: volume.Name,
    bytes: volume.UsageData && volume.UsageData.Size >= 0 ? volume.UsageData.Size : null,
    project: volume.Labels["com.docker.compose.project"] ?? null,
    createdAt: volume.CreatedAt ? Date.parse(volume.CreatedAt) : null,
    labels: volume.Labels,
  }));
}

/** Containers, running or not, that mount this volume. */
export async function volumeUsers(docker: Docker, name: string): Promise<VolumeUser[]> {
  const rows = ContainerListReply.parse(await docker.listContainers({ all: true, filters: { volume: [name] } }));
  return rows.filter((row) => row.Mounts.some((mount) => mount.Name === name)).map((row) => ({
    id: row.Id, name: row.Names[0]?.replace(/^\//, "") ?? row.Id.slice(0, 12),
    project: row.Labels["com.docker.compose.project"] ?? null, service: row.Labels["com.docker.compose.service"] ?? null,
  }));
}

const VolumeInspect = z.object({ Name: z.string(), Labels: z.record(z.string(), z.string()).nullish() });

/** Labels of one volume; null when there is none of that name. */
export async function volumeLabels(docker: Docker, name: string): Promise<Record<string, string> | null> {
  const reply = await orNull(docker.getVolume(name).inspect());
  return reply && (VolumeInspect.parse(reply).Labels ?? {});
}

/** Removes a volume that nobody uses; one that is gone already is what was wanted. */
export async function removeVolume(docker: Docker, name: string): Promise<void> {
  await orNull(docker.getVolume(name).remove());
}
