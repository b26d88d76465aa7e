import type { Filter } from "./rows";
import { NO_QUERY, type Query } from "./query";

/** What a log view shows beside its window, by the names of its services. */
export interface View { services: readonly string[] | null; level: Filter["level"]; query: Query }

/** Longer ones are none that somebody typed. */
const MAX_TEXT = 1_000;

/** The view of an address ("#services=worker&q=refused&only=1"); what can't be understood is left out. Pure. */
export function viewOfHash(hash: string): View {
  const named = new URLSearchParams(hash.slice(1));
  const level = named.get("level");
  const text = (name: string) => (named.get(name) ?? "").slice(0, MAX_TEXT), isOn = (name: string) => named.get(name) === "1";
  return {
    services: named.get("services")?.split(",") ?? null,
    level: level === "warn" || level === "error" ? level : "all",
    query: { text: text("q"), regex: isOn("regex"), only: isOn("only"), exclude: text("not"), excludeRegex: isOn("notregex") },
  };
}

/** What the address says of a view; null for what is as usual. Pure. */
export function viewInHash({ services, level, query: { text, regex, only, exclude, excludeRegex } }: View): Record<string, string | null> {
  const on = (is: boolean) => (is ? "1" : null);
  return {
    services: services?.join(",") ?? null, level: level === "all" ? null : level,
    q: text || null, regex: on(regex), only: on(only), not: exclude || null, notregex: on(excludeRegex),
  };
}

export const USUAL: View = { services: null, level: "all", query: NO_QUERY };
