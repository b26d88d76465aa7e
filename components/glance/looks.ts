import { CircleCheck, CircleQuestionMark, CircleX, Clock, LoaderCircle } from "lucide-react";
import type { DagRun, MlflowRun } from "@/lib/contracts/glance";
import type { Look } from "../stack/look";

export const DAG_RUN_LOOKS: Record<DagRun["state"], Look> = {
  queued: { tone: "idle", icon: Clock, word: "queued" },
  running: { tone: "busy", icon: LoaderCircle, word: "running", spin: true },
  success: { tone: "ok", icon: CircleCheck, word: "success" },
  failed: { tone: "bad", icon: CircleX, word: "failed" },
  unknown: { tone: "idle", icon: CircleQuestionMark, word: "unknown" },
};

export const MLFLOW_RUN_LOOKS: Record<MlflowRun["status"], Look> = {
  scheduled: { tone: "idle", icon: Clock, word: "scheduled" },
  running: { tone: "busy", icon: LoaderCircle, word: "running", spin: true },
  finished: { tone: "ok", icon: CircleCheck, word: "finished" },
  failed: { tone: "bad", icon: CircleX, word: "failed" },
  killed: { tone: "bad", icon: CircleX, word: "killed" },
  unknown: { tone: "idle", icon: CircleQuestionMark, word: "unknown" },
};
