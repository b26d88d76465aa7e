import type { ContainerFact, HostPort } from "../stack/facts";
import type { EventMessage, InspectReply } from "./replies";
import type { FactEvent } from "../stack/facts";

const MAX_OUTPUT = 2_000;
/** The engine's defaults (docs.docker.com, Dockerfile reference, HEALTHCHECK). */
const PROBE_EVERY_MS = 30_000;
const PROBE_RETRIES = 3;

/** Docker writes year 1 for "never". */
function time(text: string): number | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) || ms <= 0 ? null : ms;
}

function health(status: string | undefined): ContainerFact["health"] {
  return status === "starting" || status === "healthy" || status === "unhealthy" ? status : null;
}

/**
 * Health as the last probe left it. The engine calls unhealthy what it does not probe at the moment, because it is paused or has ended
 * (moby, container/health.go, CloseMonitorChannel), and goes on to do so until the first probe after a pause.
 */
function probed(status: ContainerFact["health"], probes: ContainerFact["probes"]): ContainerFact["health"] {
  return status === "unhealthy" && probes.at(-1)?.exitCode === 0 ? "healthy" : status;
}

/** When the probes that the engine still knows began to fail: of a turn that nobody saw that is the best there is. */
function failingSince(probes: ContainerFact["probes"]): number | null {
  const passed = probes.findLastIndex((probe) => probe.exitCode === 0);
  return probes[passed + 1]?.at ?? null;
}

/** {"8000/tcp": [{HostPort: "8080"}]}, with a binding for each address family -> each once. */
function hostPorts(bound: InspectReply["NetworkSettings"]["Ports"]): HostPort[] {
  return Object.entries(bound).flatMap(([inside, bindings]) => {
    const [container = "", protocol = "tcp"] = inside.split("/");
    return [...new Set((bindings ?? []).map(({ HostPort: host }) => Number(host)))].map((host) => ({ host, container: Number(container), protocol }));
  });
}

/** A container as the engine describes it -> what we keep of it. */
export function factFromInspect(reply: InspectReply): ContainerFact {
  const { State: state, Config: config } = reply;
  const probes = (state.Health?.Log ?? []).map((entry) => {
    const at = time(entry.Start) ?? 0;
    return { at, durationMs: Math.max(0, (time(entry.End) ?? at) - at), exitCode: entry.ExitCode, output: entry.Output.trim().slice(0, MAX_OUTPUT) };
  });
  const status = probed(health(state.Health?.Status), probes);
  return {
    id: reply.Id,
    name: reply.Name.replace(/^\//, ""),
    service: config.Labels["com.docker.compose.service"] ?? "",
    number: Number(config.Labels["com.docker.compose.container-number"]) || 1,
    status: state.Status,
    health: status,
    healthSince: status === "unhealthy" ? failingSince(probes) : null,
    probes,
    probeEveryMs: (config.Healthcheck?.Interval ?? 0) / 1e6 || PROBE_EVERY_MS,
    probeRetries: config.Healthcheck?.Retries || PROBE_RETRIES,
    createdAt: time(reply.Created) ?? 0,
    startedAt: time(state.StartedAt),
    finishedAt: time(state.FinishedAt),
    exitCode: state.ExitCode,
    oomKilled: state.OOMKilled,
    memoryLimit: reply.HostConfig.Memory,
    error: state.Error,
    restarts: reply.RestartCount,
    exits: [],
    stopRequested: false,
    image: config.Image,
    tty: config.Tty,
    restartPolicy: reply.HostConfig.RestartPolicy.Name || "no",
    env: config.Env,
    hostPorts: hostPorts(reply.NetworkSettings.Ports),
  };
}

/** An engine event -> what it says by itself; null when only an inspect tells. */
export function factFromEvent(event: EventMessage): FactEvent | null {
  const id = event.Actor.ID;
  const at = event.timeNano ? Math.floor(event.timeNano / 1e6) : (event.time ?? 0) * 1000;
  const attributes = event.Actor.Attributes;
  // "health_status: healthy"; Podman sends the status as an attribute.
  if (event.Action.startsWith("health_status")) {
    const status = health(event.Action.split(":")[1]?.trim() ?? attributes.HealthStatus);
    return status && { type: "health", id, at, status };
  }
  switch (event.Action) {
    case "start": return { type: "started", id, at };
    case "die": return { type: "died", id, at, code: Number(attributes.exitCode ?? 0) };
    case "kill": return { type: "signalled", id, at, signal: Number(attributes.signal ?? 0) };
    case "oom": return { type: "oom", id, at };
    case "destroy": return { type: "removed", id, at };
    default: return null;
  }
}
