import { KeptReply } from "@/lib/contracts/logs";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";

/** Logs of containers that are gone. */
export const GET = guarded(async ({ panel }) => json(KeptReply.parse({ logs: await panel.keptLogs.list(panel.currentFacts()) })));
