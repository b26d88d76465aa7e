import { TasksReply } from "@/lib/contracts/logs";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";
import { listTaskLogs, taskFolder } from "@/lib/logs/tasks";

/** Logs of the last DAG runs' task instances. */
export const GET = guarded(async ({ panel }) => {
  const folder = taskFolder(panel.model());
  return json(TasksReply.parse({ folder, logs: folder ? await listTaskLogs(folder) : [] }));
});
