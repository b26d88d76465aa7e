import * as z from "zod/mini";

const Volume = z.object({
  /** Name in the compose file, "postgres-db-volume". */
  name: z.string(),
  /** Name on the engine, "airflow-mlflow_postgres-db-volume". */
  engineName: z.string(),
  /** What a user loses with it, in words. */
  holds: z.nullable(z.string()),
  exists: z.boolean(),
  bytes: z.nullable(z.number()),
  usedBy: z.array(z.string()),
});

const Folder = z.object({ path: z.string(), mountedAt: z.string(), exists: z.boolean(), files: z.nullable(z.number()), bytes: z.nullable(z.number()) });

/** The copy of the volumes that the last reset kept. */
export const Undo = z.object({ at: z.number(), bytes: z.nullable(z.number()), volumes: z.array(z.string()) });
export type Undo = z.infer<typeof Undo>;

/** Reply of GET /api/data: what a reset deletes and what stays. */
export const Data = z.object({
  stack: z.string(),
  volumes: z.array(Volume),
  folders: z.array(Folder),
  /** Why a reset is refused at this moment, else null. */
  blocked: z.nullable(z.string()),
  undo: z.nullable(Undo),
});
export type Data = z.infer<typeof Data>;

/** Body of DELETE /api/data/undo: when the copy that the user saw was taken; only that one is deleted. */
export const ForgetUndoRequest = z.strictObject({ at: z.number() });
