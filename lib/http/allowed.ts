import { timingSafeEqual } from "node:crypto";

/** Hosts under which this panel may be reached: loopback names with this server's own port, compared exactly. */
function allowedHosts(port: string): ReadonlySet<string> {
  return new Set(["localhost", "127.0.0.1", "[::1]"].flatMap((name) => (port === "80" ? [name, `${name}:80`] : [`${name}:${port}`])));
}

export interface RequestFacts {
  method: string;
  host: string | null;
  origin: string | null;
  fetchSite: string | null;
  contentType: string | null;
  token: string | null;
}

export interface Refusal { status: number; code: string; what: string; why: string }

function sameToken(given: string | null, token: string): boolean {
  const a = Buffer.from(given ?? "");
  const b = Buffer.from(token);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Refuses a Host that is not ours: DNS rebinding reaches this server under the attacker's name. Pure. */
export function refuseHost(host: string | null, port: string): Refusal | null {
  if (host !== null && allowedHosts(port).has(host.toLowerCase())) return null;
  return { status: 421, code: "host-refused", what: "This address is not Flightdeck's.", why: "The Host header names another host." };
}

/**
 * Why an API request is refused, else null. Every request needs the page's token, which only our own page can read;
 * a browser's word on where it comes from must be "same-origin"; what changes things must say so and send JSON. Pure.
 */
export function refuse(facts: RequestFacts, port: string, token: string): Refusal | null {
  const host = refuseHost(facts.host, port);
  if (host) return host;
  const foreign = { status: 403, code: "origin-refused", what: "The request comes from another page.", why: "Only Flightdeck's own page may ask." };
  if (facts.fetchSite !== null && facts.fetchSite !== "same-origin") return foreign;
  if (facts.origin !== null && facts.origin.toLowerCase() !== `http://${facts.host?.toLowerCase()}`) return foreign;
  if (facts.method !== "GET" && facts.fetchSite === null && facts.origin === null) return foreign;
  if (!sameToken(facts.token, token)) return { status: 403, code: "token-refused", what: "The page's token is missing or old.", why: "The request did not come from the page that this Flightdeck served." };
  if ((facts.method === "POST" || facts.method === "PUT") && !/^application\/json\s*(;|$)/i.test(facts.contentType ?? "")) {
    return { status: 415, code: "json-only", what: "Only JSON is taken.", why: "The Content-Type is not application/json." };
  }
  return null;
}
