/** What each service that a plain `up` starts must show to be ready: `completed`, `healthy` or `started`. */
export function wantedOf(model) {
  const services = Object.entries(model.services).filter(([, service]) => !service.profiles?.length);
  const oneShots = new Set(services.flatMap(([, service]) => Object.entries(service.depends_on ?? {}))
    .filter(([, { condition }]) => condition === "service_completed_successfully").map(([name]) => name));
  return new Map(services.map(([name, service]) => [name, oneShots.has(name) ? "completed" : service.healthcheck && !service.healthcheck.disable ? "healthy" : "started"]));
}

/** Whether an event makes (true) or unmakes (false) its service ready; undefined when it says nothing on that. */
export function judge(wanted, { action, exitCode }) {
  if (action === "die") return wanted === "completed" && exitCode === 0;
  if (action === "start") return wanted === "started";
  if (wanted === "healthy" && action.startsWith("health_status")) return action === "health_status: healthy";
  return undefined;
}
