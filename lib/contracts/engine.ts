import * as z from "zod/mini";
import { Problem } from "./problem";

/** Our line to the Docker Engine. `problem` says what is wrong whenever it is not connected. */
export const Engine = z.object({
  state: z.enum(["connecting", "connected", "lost"]),
  /** "Docker Engine 26.1.5", "Docker Desktop 28.5.1"; null before the first answer. */
  name: z.nullable(z.string()),
  endpoint: z.nullable(z.string()),
  compose: z.nullable(z.string()),
  since: z.number(),
  /** When the next attempt is made, epoch ms. */
  retryAt: z.nullable(z.number()),
  problem: z.nullable(Problem),
});
export type Engine = z.infer<typeof Engine>;
