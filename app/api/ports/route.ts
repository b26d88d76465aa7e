import { PortRequest } from "@/lib/contracts/requests";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";
import { movePort } from "@/lib/operations/movePort";

/** Moves a published port to another host port, in the environment file. */
export const PUT = guarded(async ({ panel, body }) => {
  await movePort(panel.context(), body);
  await panel.look();
  return json({}, 200);
}, PortRequest);
