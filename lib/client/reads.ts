import type { Data } from "../contracts/data";
import type { ServiceDetail, VariableReply } from "../contracts/detail";
import type { RunningReply } from "../contracts/glance";
import type { LoginReply } from "../contracts/requests";
import type { Api } from "./api";
import { expectShape } from "./shape";

export async function readLogin(api: Api): Promise<LoginReply> {
  return expectShape<LoginReply>(await api.json("/api/login"), "user", "password");
}

export async function readData(api: Api): Promise<Data> {
  return expectShape<Data>(await api.json("/api/data"), "stack", "volumes", "folders", "blocked", "undo");
}

export async function readDetail(api: Api, service: string): Promise<ServiceDetail> {
  return expectShape<ServiceDetail>(await api.json(`/api/services/${encodeURIComponent(service)}`), "service", "container", "drift", "exits");
}

export async function readVariable(api: Api, service: string, variable: string): Promise<VariableReply> {
  return expectShape<VariableReply>(await api.json(`/api/services/${encodeURIComponent(service)}/environment/${encodeURIComponent(variable)}`), "name", "value");
}

/** How many tasks run now; of one service those that it runs. */
export async function readRunning(api: Api, service: string | null): Promise<RunningReply> {
  return expectShape<RunningReply>(await api.json(`/api/running${service === null ? "" : `?service=${encodeURIComponent(service)}`}`), "tasks");
}
