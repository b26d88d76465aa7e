import type { BundlePreview, HistoryReply, ProbesReply, StartsReply } from "../contracts/history";
import type { Api } from "./api";
import { followStream } from "./followStream";
import { expectShape } from "./shape";

/** A page of the timeline; parameters that are empty are left out. */
export async function readHistory(api: Api, params: Record<string, string | number | null>): Promise<HistoryReply> {
  const query = new URLSearchParams(Object.entries(params).flatMap(([name, value]) => (value === null || value === "" ? [] : [[name, String(value)]])));
  return expectShape<HistoryReply>(await api.json(`/api/history?${query}`), "entries", "next", "total", "problems", "since");
}

export async function readProbes(api: Api, service: string, limit: number): Promise<ProbesReply["probes"]> {
  return expectShape<ProbesReply>(await api.json(`/api/history/probes?service=${encodeURIComponent(service)}&limit=${limit}`), "probes").probes;
}

export async function readStarts(api: Api, service: string): Promise<StartsReply["starts"]> {
  return expectShape<StartsReply>(await api.json(`/api/history/starts?service=${encodeURIComponent(service)}`), "starts").starts;
}

export async function readBundlePreview(api: Api): Promise<BundlePreview> {
  return expectShape<BundlePreview>(await api.json("/api/bundle/preview"), "files", "secrets");
}

export function readBundleFile(api: Api, name: string): Promise<string> {
  return api.text(`/api/bundle/file?name=${encodeURIComponent(name)}`);
}

/** Calls `onNew` whenever the timeline may have grown, until `signal` aborts. */
export function followHistory(api: Api, signal: AbortSignal, onNew: () => void): Promise<void> {
  return followStream({ path: () => "/api/history/live", token: api.token, signal, onOpen: onNew, onEvent: onNew });
}
