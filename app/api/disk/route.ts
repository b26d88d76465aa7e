import * as z from "zod/mini";
import { Disk } from "@/lib/contracts/disk";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";

/** The last look at the engine's disk, and how far the next one has come. */
export const GET = guarded(({ panel }) => json(Disk.parse(panel.disk.state)));

/** Begins to measure the engine's disk. */
export const POST = guarded(({ panel }) => {
  panel.disk.measure();
  return json({}, 202);
}, z.strictObject({}));
