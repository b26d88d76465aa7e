import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";

/** Cancels a running operation. */
export const DELETE = guarded(({ panel, params }) => {
  panel.operations.cancel(params.id ?? "");
  return json({}, 202);
});
