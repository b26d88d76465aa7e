import * as z from "zod/mini";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";

/** Looks again at ports, machine and folders; the result travels on the event stream. */
export const POST = guarded(async ({ panel }) => {
  await panel.look();
  return json({}, 202);
}, z.strictObject({}));
