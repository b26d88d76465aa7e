import type { Api } from "@/lib/client/api";

/** Has a run of a DAG made; `unpause`: also of one that is paused. */
export function triggerDag(api: Api, dag: string, unpause: boolean): Promise<void> {
  return api.order("POST", "/api/glance/runs", { dag, at: new Date().toISOString(), ...(unpause ? { unpause } : {}) });
}
