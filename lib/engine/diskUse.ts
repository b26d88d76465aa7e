import type Docker from "dockerode";
import * as z from "zod";
import { systemDf } from "./systemDf";

const Labels = z.record(z.string(), z.string()).nullish().transform((labels) => labels ?? {});
const Names = z.array(z.string()).nullish().transform((names) => (names ?? []).filter((name) => !name.startsWith("<none>")));

const ImagesReply = z.object({
  LayersSize: z.number().default(0),
  Images: z.array(z.object({
    Id: z.string(), RepoTags: Names, RepoDigests: Names, Labels, Created: z.number().default(0), Size: z.number().default(0), SharedSize: z.number().default(0), Containers: z.number().default(-1),
  })).nullish().transform((images) => images ?? []),
});
const ContainersReply = z.object({
  Containers: z.array(z.object({
    Id: z.string(), Names: z.array(z.string()).default([]), Labels, Created: z.number().default(0), State: z.string().default(""), ImageID: z.string().default(""), SizeRw: z.number().default(0),
  })).nullish().transform((containers) => containers ?? []),
});
const CacheReply = z.object({
  BuildCache: z.array(z.object({ Size: z.number().default(0), InUse: z.boolean().default(false), Shared: z.boolean().default(false) })).nullish().transform((records) => records ?? []),
});

/** An image with sizes. `shared`: bytes of it that are other images' too. Times are epoch ms. */
export interface ImageUse { id: string; tags: string[]; digests: string[]; labels: Record<string, string>; createdAt: number; bytes: number; shared: number; containers: number }
/** A container and the bytes that it has written over its image. */
export interface ContainerUse { id: string; name: string; labels: Record<string, string>; createdAt: number; state: string; image: string; bytes: number }

/** Images, and the bytes of all their layers, each counted once. */
export async function imagesOnDisk(docker: Docker): Promise<{ bytes: number; images: ImageUse[] }> {
  const reply = ImagesReply.parse(await systemDf(docker, "image"));
  return {
    bytes: reply.LayersSize,
    images: reply.Images.map((image) => ({
      id: image.Id, tags: image.RepoTags, digests: image.RepoDigests, labels: image.Labels, createdAt: image.Created * 1_000,
      bytes: image.Size, shared: Math.max(0, image.SharedSize), containers: image.Containers,
    })),
  };
}

export async function containersOnDisk(docker: Docker): Promise<ContainerUse[]> {
  return ContainersReply.parse(await systemDf(docker, "container")).Containers.map((container) => ({
    id: container.Id, name: container.Names[0]?.replace(/^\//, "") ?? container.Id.slice(0, 12), labels: container.Labels,
    createdAt: container.Created * 1_000, state: container.State, image: container.ImageID, bytes: container.SizeRw,
  }));
}

/** The build cache; what it shares with images is counted with those. */
export async function cacheOnDisk(docker: Docker): Promise<{ bytes: number; records: number; free: number }> {
  const records = CacheReply.parse(await systemDf(docker, "build-cache")).BuildCache.filter((record) => !record.Shared);
  const sum = (list: typeof records): number => list.reduce((total, record) => total + record.Size, 0);
  return { bytes: sum(records), records: records.length, free: sum(records.filter((record) => !record.InUse)) };
}
