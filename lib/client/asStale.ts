import type { Snapshot } from "../contracts/snapshot";
import { clock } from "./format";

/** What the page may still say once the panel is out of reach: nothing is current, the last known state is told with its time. */
export function asStale(snapshot: Snapshot, at: number): Snapshot {
  const seen = clock(at, at);
  return {
    ...snapshot,
    stack: {
      ...snapshot.stack,
      state: "unknown",
      verdict: "Connection to the panel lost",
      detail: `What is shown was true at ${seen}. The stack itself goes on without the panel.`,
    },
    services: snapshot.services.map((service) => ({
      ...service,
      state: "unknown" as const,
      reason: `Last seen ${service.state} at ${seen}`,
      since: at,
    })),
    links: snapshot.links.map((link) => ({ ...link, ready: false, note: "unknown" })),
  };
}
