import { PruneRequest } from "@/lib/contracts/disk";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";

/** Removes this stack's leftovers that the last reading listed, and nothing else. */
export const POST = guarded(async ({ panel, body }) => {
  await panel.disk.prune(body.asOf);
  return json({}, 200);
}, PruneRequest);
