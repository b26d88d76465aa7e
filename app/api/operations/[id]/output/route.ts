import { guarded } from "@/lib/http/guard";
import { operationOutput } from "@/lib/operations/output";
import { text } from "@/lib/http/reply";

/** The whole output of an operation. */
export const GET = guarded(async ({ panel, params }) => text(panel.redact(await operationOutput(panel.operations.jobOf(params.id ?? "")))));
