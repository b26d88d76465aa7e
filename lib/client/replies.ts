import { Data } from "../contracts/data";
import { ProblemReply, type Problem } from "../contracts/problem";
import { LoginReply, LogReply } from "../contracts/requests";
import { StreamMessage } from "../contracts/snapshot";
import type { Api } from "./api";

// The one module of the browser that parses. It is loaded after the first paint, which needs none of it.

/** One message of the event stream. */
export function parseMessage(event: string | undefined, data: string): StreamMessage {
  return StreamMessage.parse({ event, data: JSON.parse(data) as unknown });
}

/** The problem that a refused request carries; null when the answer is not ours. */
export function parseProblem(body: unknown): Problem | null {
  const reply = ProblemReply.safeParse(body);
  return reply.success ? reply.data.error : null;
}

export async function readLogin(api: Api): Promise<LoginReply> {
  return LoginReply.parse(await api.json("GET", "/api/login"));
}

/** The last log lines of a service, oldest first. */
export async function readLog(api: Api, service: string): Promise<string[]> {
  return LogReply.parse(await api.json("GET", `/api/services/${encodeURIComponent(service)}/log?lines=200`)).lines;
}

export async function readData(api: Api): Promise<Data> {
  return Data.parse(await api.json("GET", "/api/data"));
}
