import type { Patch, Snapshot } from "../contracts/snapshot";

/** What is equal as JSON is equal to the page. */
function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Difference of two snapshots as one patch; null when there is none. Pure. */
export function diffSnapshots(before: Snapshot, after: Snapshot): Patch | null {
  const set: Patch["set"] = {};
  if (!same(before.engine, after.engine)) set.engine = after.engine;
  if (!same(before.stack, after.stack)) set.stack = after.stack;
  if (!same(before.ports, after.ports)) set.ports = after.ports;
  if (!same(before.links, after.links)) set.links = after.links;
  if (!same(before.checks, after.checks)) set.checks = after.checks;
  if (!same(before.machine, after.machine)) set.machine = after.machine;
  if (!same(before.operation, after.operation)) set.operation = after.operation;
  if (before.glance !== after.glance) set.glance = after.glance;
  const old = new Map(before.services.map((service) => [service.name, service]));
  const services = after.services.filter((service) => !same(old.get(service.name), service));
  const names = (snapshot: Snapshot): string[] => snapshot.services.map((service) => service.name);
  const order = same(names(before), names(after)) ? undefined : names(after);
  const usage = same(before.usage, after.usage) ? undefined : after.usage;
  if (Object.keys(set).length === 0 && services.length === 0 && !order && !usage) return null;
  return {
    seq: after.seq, panel: after.panel, set,
    ...(services.length > 0 ? { services } : {}), ...(usage ? { usage } : {}), ...(order ? { order } : {}),
  };
}
