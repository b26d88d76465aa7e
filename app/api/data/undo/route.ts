import { ForgetUndoRequest } from "@/lib/contracts/data";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";
import { forgetUndo } from "@/lib/operations/forgetUndo";

/** Deletes the copy that the last reset of this stack kept, and nothing else. */
export const DELETE = guarded(async ({ panel, body }) => {
  await forgetUndo(panel.context(), body.at, () => (panel.operations.current?.state === "running" ? panel.operations.current.kind : null));
  return json({}, 200);
}, ForgetUndoRequest);
