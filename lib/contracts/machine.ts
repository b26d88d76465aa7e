import * as z from "zod/mini";

/** One resource of the machine that the engine runs on. Bytes for memory and disk, CPUs for cpu. */
export const Resource = z.object({
  id: z.enum(["memory", "cpu", "disk"]),
  total: z.nullable(z.number()),
  /** Memory and disk: bytes in use. CPU: CPUs busy (1.5 = one and a half). */
  used: z.nullable(z.number()),
  /** Used by this stack, same unit; null for disk or when nothing runs. */
  stack: z.nullable(z.number()),
  need: z.number(),
  /** What is compared with `need`: memory and CPUs the engine has, disk that is free. */
  have: z.nullable(z.number()),
  short: z.boolean(),
  /** What it means and what to do; null when not short. */
  advice: z.nullable(z.string()),
});
export type Resource = z.infer<typeof Resource>;

export const Machine = z.object({
  /** Where it was measured: "this computer" or "Docker Desktop's virtual machine". */
  where: z.string(),
  at: z.number(),
  resources: z.array(Resource),
});
export type Machine = z.infer<typeof Machine>;

/** CPU in per cent of one CPU, memory in bytes; the last 15 minutes at most, oldest first. */
export const Usage = z.object({
  service: z.string(),
  cpu: z.array(z.number()),
  memory: z.array(z.number()),
});
export type Usage = z.infer<typeof Usage>;
