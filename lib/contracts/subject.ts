import type { Entry } from "./history";

/** What an entry's title goes on after: "web", or of several containers "worker-2". Apart from the schemas: the browser has no zod. Pure. */
export function subjectOf({ service, replica }: Pick<Entry, "service" | "replica">): string {
  return service === null ? "" : replica === undefined ? service : `${service}-${replica}`;
}
