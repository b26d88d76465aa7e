import { OperationReply, OperationRequest } from "@/lib/contracts/operation";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";

/** Begins an operation; its progress travels on the event stream. */
export const POST = guarded(async ({ panel, body }) => json(OperationReply.parse(await panel.operations.begin(body)), 202), OperationRequest);
