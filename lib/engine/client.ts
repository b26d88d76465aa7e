import { readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { inspect } from "node:util";
import Docker from "dockerode";
import type { Endpoint } from "./endpoint";

/** A client of the engine, by the name that the other rooms know it under. */
export type EngineClient = Docker;

/** The newest API that this code was written against; older engines get their own version. */
const PINNED_API = "1.44";

/**
 * Longer than from one look at all containers to the next: Node's own agent would make new connections for each, a sixth of a call's work.
 * On a socket of this computer only: a proxy before another engine ends what is idle, often after 10 s, and a call on it would fail.
 */
const KEPT_MS = 60_000;

/** Keeps its connections. docker-modem renders its options as text at each call, an agent to its last socket. */
class KeepingAgent extends http.Agent {
  constructor() { super({ keepAlive: true, timeout: KEPT_MS }); }
  [inspect.custom](): string { return "KeepingAgent"; }
}

function location(host: string, env: NodeJS.ProcessEnv): Docker.DockerOptions {
  const url = new URL(host);
  if (url.protocol === "unix:") return { socketPath: decodeURIComponent(url.pathname) };
  if (url.protocol === "npipe:") return { socketPath: host.replace(/^npipe:\/\//, "") };
  if (url.protocol === "ssh:") return { protocol: "ssh", host: url.hostname, port: url.port || 22, username: url.username };
  const tls = env.DOCKER_TLS_VERIFY && env.DOCKER_CERT_PATH;
  const cert = (name: string): Buffer => readFileSync(path.join(env.DOCKER_CERT_PATH ?? "", name));
  return {
    protocol: tls ? "https" : "http",
    host: url.hostname,
    port: url.port || (tls ? 2376 : 2375),
    ...(tls ? { ca: cert("ca.pem"), cert: cert("cert.pem"), key: cert("key.pem") } : {}),
  };
}

function older(a: string, b: string): string {
  const [aMajor = 0, aMinor = 0] = a.split(".").map(Number);
  const [bMajor = 0, bMinor = 0] = b.split(".").map(Number);
  return aMajor < bMajor || (aMajor === bMajor && aMinor < bMinor) ? a : b;
}

/**
 * Two clients for one engine. `timeout` in docker-modem is socket-idle and would cut quiet streams,
 * so streams get a client without one. A new pair is made at every reconnect: docker-modem caches its socket path.
 */
export function makeClients(endpoint: Endpoint, apiVersion: string | null, env: NodeJS.ProcessEnv = process.env): { calls: Docker; streams: Docker } {
  const version = apiVersion ? { version: `v${older(apiVersion, PINNED_API)}` } : {};
  const base = { ...location(endpoint.host, env), ...version };
  return { calls: new Docker({ ...base, timeout: 15_000, ...(base.socketPath ? { agent: new KeepingAgent() } : {}) }), streams: new Docker(base) };
}
