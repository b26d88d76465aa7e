import type { Patch, Snapshot } from "../contracts/snapshot";

/** What a patch makes of a snapshot; "gap" when it does not follow on it and the whole snapshot is needed again. */
export function applyPatch(snapshot: Snapshot, patch: Patch): Snapshot | "gap" {
  if (patch.panel !== snapshot.panel) return "gap";
  if (patch.seq <= snapshot.seq) return snapshot;
  if (patch.seq !== snapshot.seq + 1) return "gap";
  return {
    ...snapshot,
    ...patch.set,
    seq: patch.seq,
    services: patchList(snapshot.services, patch.services, patch.order, (service) => service.name),
    usage: patchList(snapshot.usage, patch.usage, patch.order, (usage) => usage.service),
  };
}

/** Entries that did not change stay the same objects, so that only what changed is drawn again. */
function patchList<T>(old: T[], changed: T[] | undefined, order: string[] | undefined, keyOf: (entry: T) => string): T[] {
  if (!changed?.length && !order) return old;
  const entries = new Map(old.map((entry) => [keyOf(entry), entry]));
  for (const entry of changed ?? []) entries.set(keyOf(entry), entry);
  if (!order) return [...entries.values()];
  return order.flatMap((key) => entries.get(key) ?? []);
}
