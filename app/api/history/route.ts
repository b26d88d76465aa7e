import { HistoryQuery, HistoryReply } from "@/lib/contracts/history";
import { guarded } from "@/lib/http/guard";
import { parseQuery } from "@/lib/http/query";
import { json } from "@/lib/http/reply";

/** What happened: a page of the timeline, newest first. */
export const GET = guarded(async ({ panel, query }) => json(HistoryReply.parse(await panel.recorder.query(parseQuery(query, HistoryQuery)))));
