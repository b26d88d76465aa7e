import { LinesReply } from "@/lib/contracts/logs";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";
import { keptLines } from "@/lib/logs/keptLines";

/** Lines of the log of a container that is gone. */
export const GET = guarded(async ({ panel, params }) => json(LinesReply.parse(await keptLines(await panel.keptLogs.file(params.id ?? "")))));
