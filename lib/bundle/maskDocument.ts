import { MASK, mayNameSecret } from "../settings/secrets";
import { secretAfter } from "./maskLine";

const SWITCH = /^(?:\d{1,5}|true|false|)$/i;
const CLIENT = /mysql|mariadb|sshpass|mongo/i;
/** Parts of a compose file that name things of its own: "secrets: [db_password]" is no secret. */
const NAMES_THINGS = /^(?:services|secrets|configs|volumes|networks|depends_on|profiles)$/;

/** "${NAME}" as it is; "${NAME:?words}" without the words; null where a value stands. */
function reference(value: string): string | null {
  const match = /^\$\{(\w+)(:?\?)?([^}]*)\}$/.exec(value);
  if (match) return match[2] === undefined && match[3] === "" ? value : match[2] === undefined ? null : `\${${match[1]}${match[2]}${MASK}}`;
  return /^\$\w+$/.test(value) ? value : null;
}

function hidden(value: string): string {
  return SWITCH.test(value) ? value : reference(value) ?? MASK;
}

/** A command's words: what follows a flag such as "--password", and "-pHERE" of a database client. */
function words(list: readonly unknown[]): unknown[] {
  const client = list.some((one) => typeof one === "string" && CLIENT.test(one));
  return list.map((one, index) => {
    if (typeof one !== "string") return one;
    const flag = list[index - 1];
    if (typeof flag === "string" && /^-{1,2}[\w.-]+$/.test(flag) && secretAfter(flag.replace(/^-+/, "")) && !one.startsWith("-")) return hidden(one);
    if (typeof flag === "string" && /^(?:-u|-U|--user|--proxy-user)$/.test(flag)) return one.replace(/^([^:]+:)(?!\d{1,6}$).+$/s, `$1${MASK}`);
    return client && /^-p./.test(one) ? `-p${MASK}` : one;
  });
}

/** A compose document with the values of secret-like names masked, wherever they stand; lists of "NAME=value" and commands too. Pure. */
export function maskDocument(value: unknown, name = "", under = ""): unknown {
  if (Array.isArray(value)) return words(value).map((one) => maskDocument(one, NAMES_THINGS.test(name) ? "" : name, under));
  if (value !== null && typeof value === "object") {
    const named = "name" in value && typeof value.name === "string" && "value" in value && mayNameSecret(value.name);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, maskDocument(one, named && key === "value" ? "SECRET" : key, name)]));
  }
  if (typeof value !== "string" || /^x-flightdeck$/.test(under)) return value;
  const pair = /^([A-Za-z_][\w.-]*)=(.*)$/s.exec(value);
  if (pair && mayNameSecret(pair[1] ?? "")) return `${pair[1]}=${hidden(pair[2] ?? "")}`;
  return !NAMES_THINGS.test(under) && mayNameSecret(name) ? hidden(value) : value;
}
