import * as z from "zod/mini";

const Mount = z.object({
  kind: z.enum(["folder", "volume", "other"]),
  /** Path on the host, or the volume's name. */
  source: z.string(),
  target: z.string(),
  writable: z.boolean(),
});

const Image = z.object({
  reference: z.string(),
  /** "sha256:…" of the image that the container runs. */
  id: z.string(),
  /** "name@sha256:…" where a registry gave it one. */
  digest: z.nullable(z.string()),
  bytes: z.nullable(z.number()),
  builtAt: z.nullable(z.number()),
});

/** A container as the engine describes it. Times are epoch ms, sizes bytes. */
const Container = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.number(),
  command: z.string(),
  /** "50000:0"; empty where the image decides. */
  user: z.string(),
  restartPolicy: z.string(),
  /** Null: no limit. */
  memoryLimit: z.nullable(z.number()),
  /** CPUs, fractions allowed. Null: no limit. */
  cpuLimit: z.nullable(z.number()),
  image: Image,
  mounts: z.array(Mount),
  networks: z.array(z.object({ name: z.string(), address: z.nullable(z.string()) })),
  /** `value` is null where it is secret: it is told one by one, on request. */
  environment: z.array(z.object({ name: z.string(), value: z.nullable(z.string()) })),
});

/** Reply of GET /api/services/{name}. */
export const ServiceDetail = z.object({
  service: z.string(),
  /** Null while it has none. */
  container: z.nullable(Container),
  /** Why the container is not what the compose file asks for, one sentence each; empty when it is. */
  drift: z.array(z.string()),
  /** Ends seen while Flightdeck watched, oldest first. */
  exits: z.array(z.object({ at: z.number(), code: z.number() })),
  /** It writes the logs of task instances into a folder that can be read. */
  taskLogs: z.boolean(),
});
export type ServiceDetail = z.infer<typeof ServiceDetail>;

/** Reply of GET /api/services/{name}/environment/{variable}. */
export const VariableReply = z.object({ name: z.string(), value: z.string() });
export type VariableReply = z.infer<typeof VariableReply>;
