import type { Entry } from "../contracts/history";

/** An entry before it is numbered and put beside the running operation. */
export type Draft = Omit<Entry, "seq" | "operation"> & {
  /** It is an end that was asked for through the engine, with this exit code; whether that is a problem depends on who asked. */
  asked?: { code: number };
};

const MAX_DETAIL = 1_500;

/** A draft with the usual values filled in; texts are cut to a bounded length. */
export function draft(part: Pick<Draft, "at" | "kind" | "title"> & Partial<Draft>): Draft {
  const detail = part.detail?.trim() ?? "";
  return { until: null, service: null, severity: "info", ...part, title: part.title.slice(0, 300), detail: detail === "" ? null : detail.slice(0, MAX_DETAIL) };
}
