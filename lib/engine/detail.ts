import * as z from "zod";
import type { EngineClient } from "./client";
import { orNull } from "./notFound";

const Words = z.union([z.string(), z.array(z.string())]).nullish().transform((words) => (typeof words === "string" ? [words] : words ?? []));

const ContainerReply = z.object({
  Id: z.string(),
  Name: z.string(),
  Created: z.string(),
  /** The image's id, whatever its tag means by now. */
  Image: z.string(),
  Config: z.object({
    Image: z.string(), User: z.string().default(""), Entrypoint: Words, Cmd: Words,
    Env: z.array(z.string()).nullish().transform((env) => env ?? []),
    Labels: z.record(z.string(), z.string()).nullish().transform((labels) => labels ?? {}),
  }),
  HostConfig: z.object({ Memory: z.number().default(0), NanoCpus: z.number().default(0), RestartPolicy: z.object({ Name: z.string().default("") }).default({ Name: "" }) }),
  Mounts: z.array(z.object({
    Type: z.string(), Name: z.string().optional(), Source: z.string().default(""), Destination: z.string(), RW: z.boolean().default(true),
  })).nullish().transform((mounts) => mounts ?? []),
  NetworkSettings: z.object({
    Networks: z.record(z.string(), z.object({ IPAddress: z.string().default("") })).nullish().transform((networks) => networks ?? {}),
  }),
});
export type ContainerReply = z.infer<typeof ContainerReply>;

const ImageReply = z.object({
  Id: z.string(), Created: z.string().optional(), Size: z.number().optional(),
  RepoDigests: z.array(z.string()).nullish().transform((digests) => digests ?? []),
});
export type ImageReply = z.infer<typeof ImageReply>;

/** All that a page about one container shows; null when it is gone. */
export async function readContainer(docker: EngineClient, id: string): Promise<ContainerReply | null> {
  const reply = await orNull(docker.getContainer(id).inspect());
  return reply && ContainerReply.parse(reply);
}

/** An image by id or reference; null when the engine holds none. */
export async function readImage(docker: EngineClient, reference: string): Promise<ImageReply | null> {
  const reply = await orNull(docker.getImage(reference).inspect());
  return reply && ImageReply.parse(reply);
}
