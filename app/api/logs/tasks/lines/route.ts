import { LinesReply, TaskQuery } from "@/lib/contracts/logs";
import { guarded } from "@/lib/http/guard";
import { parseQuery } from "@/lib/http/query";
import { json } from "@/lib/http/reply";
import { readTaskLog, taskFolder } from "@/lib/logs/tasks";

/** Lines of one task log. */
export const GET = guarded(async ({ panel, query }) => {
  const { mapIndex, attempt, ...about } = parseQuery(query, TaskQuery);
  const asked = { ...about, attempt: Number(attempt), mapIndex: mapIndex === undefined ? null : Number(mapIndex) };
  return json(LinesReply.parse(await readTaskLog(taskFolder(panel.model()) ?? "", asked, (text) => panel.redact(text))));
});
