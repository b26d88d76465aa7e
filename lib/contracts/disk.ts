import * as z from "zod/mini";
import { Problem } from "./problem";

const DiskKind = z.enum(["images", "containers", "volumes", "build-cache"]);
export type DiskKind = z.infer<typeof DiskKind>;

/** What one kind of thing takes on the engine's disk. */
const DiskPart = z.object({
  kind: DiskKind,
  count: z.number(),
  bytes: z.number(),
  /** How many are this stack's; null where that can't be told. */
  ownCount: z.nullable(z.number()),
  ownBytes: z.nullable(z.number()),
});
export type DiskPart = z.infer<typeof DiskPart>;

/** Something of this stack that nothing needs any more. */
const Leftover = z.object({
  kind: z.enum(["image", "container"]),
  id: z.string(),
  /** "airflow-init, built 20 Nov": what it was. */
  service: z.string(),
  name: z.string(),
  createdAt: z.number(),
  bytes: z.number(),
});
export type Leftover = z.infer<typeof Leftover>;

const Reading = z.object({ at: z.number(), parts: z.array(DiskPart), leftovers: z.array(Leftover) });
export type Reading = z.infer<typeof Reading>;

/** What came of the last removal of leftovers. */
const Pruned = z.object({ at: z.number(), removed: z.number(), bytes: z.number(), kept: z.array(z.object({ name: z.string(), why: z.string() })) });
export type Pruned = z.infer<typeof Pruned>;

/** Reply of GET /api/disk. */
export const Disk = z.object({
  /** When the measuring that goes on began; null while none does. */
  measuringSince: z.nullable(z.number()),
  /** What is measured already, while it goes on. */
  done: z.array(DiskKind),
  reading: z.nullable(Reading),
  pruned: z.nullable(Pruned),
  /** Why the last measuring failed. */
  problem: z.nullable(Problem),
});
export type Disk = z.infer<typeof Disk>;

/** Body of POST /api/disk/prune: the time of the reading that the user saw; only what it listed is removed. */
export const PruneRequest = z.strictObject({ asOf: z.number() });
