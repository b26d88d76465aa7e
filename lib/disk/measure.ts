import type { DiskKind, DiskPart, Leftover, Reading } from "../contracts/disk";
import type { EngineClient } from "../engine/client";
import { cacheOnDisk, containersOnDisk, imagesOnDisk, type ContainerUse, type ImageUse } from "../engine/diskUse";
import { imageLayers } from "../engine/leftovers";
import { volumesWithSizes, type VolumeFact } from "../engine/volumes";
import { UNDO_PROJECT } from "../operations/undoVolumes";
import type { StackModel } from "../stack/model";
import { containerLeftover, endedOneOffs, imageLeftover, oldBuilds, ownBuilds } from "./findLeftovers";

const PROJECT = "com.docker.compose.project";
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** `docker system df` for this stack: takes seconds on a full engine. `onDone` is told of each kind as it comes in. */
export async function measureDisk(docker: EngineClient, project: string, model: StackModel, onDone: (kind: DiskKind) => void): Promise<Omit<Reading, "at">> {
  const told = async <T>(kind: DiskKind, work: Promise<T>): Promise<T> => {
    const value = await work;
    onDone(kind);
    return value;
  };
  const [{ bytes, images }, containers, volumes, cache] = await Promise.all([
    told("images", imagesOnDisk(docker)), told("containers", containersOnDisk(docker)), told("volumes", volumesWithSizes(docker)), told("build-cache", cacheOnDisk(docker)),
  ]);
  return {
    parts: [
      imagePart(bytes, images, project, model), containerPart(containers, project), volumePart(volumes, project),
      { kind: "build-cache", count: cache.records, bytes: cache.bytes, ownCount: null, ownBytes: null },
    ],
    leftovers: await findLeftovers(docker, project, images, containers),
  };
}

/** The leftovers of this stack at this moment, biggest first. */
async function findLeftovers(docker: EngineClient, project: string, images: readonly ImageUse[], containers: readonly ContainerUse[]): Promise<Leftover[]> {
  const labelled = images.filter((image) => image.labels[PROJECT] === project);
  const layered = oldBuilds(labelled, project).length === 0 ? [] : await Promise.all(labelled.map(async (image) => ({ image, layers: await imageLayers(docker, image.id) ?? [] })));
  const builds = ownBuilds(layered, project);
  return [...builds.map(imageLeftover), ...endedOneOffs(containers, project).map(containerLeftover)].sort((a, b) => b.bytes - a.bytes);
}

function imagePart(bytes: number, images: readonly ImageUse[], project: string, model: StackModel): DiskPart {
  const names = new Set([...model.services, ...model.bases].map(({ image }) => (image.includes(":") ? image : `${image}:latest`)));
  const own = images.filter((image) => image.tags.some((tag) => names.has(tag)) || image.labels[PROJECT] === project);
  // What two images share is counted once, as the largest share: layers are mostly shared with the image below.
  const shared = Math.max(0, ...own.map((image) => image.shared));
  return { kind: "images", count: images.length, bytes, ownCount: own.length, ownBytes: Math.min(bytes, sum(own.map((image) => image.bytes - image.shared)) + shared) };
}

function containerPart(containers: readonly ContainerUse[], project: string): DiskPart {
  const own = containers.filter((container) => container.labels[PROJECT] === project);
  return { kind: "containers", count: containers.length, bytes: sum(containers.map((one) => one.bytes)), ownCount: own.length, ownBytes: sum(own.map((one) => one.bytes)) };
}

function volumePart(volumes: readonly VolumeFact[], project: string): DiskPart {
  const own = volumes.filter((volume) => volume.project === project || volume.labels[UNDO_PROJECT] === project);
  const bytes = (list: readonly VolumeFact[]): number => sum(list.map((volume) => volume.bytes ?? 0));
  return { kind: "volumes", count: volumes.length, bytes: bytes(volumes), ownCount: own.length, ownBytes: bytes(own) };
}
