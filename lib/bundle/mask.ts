import { parseEnv } from "../settings/envFile";
import { MASK, mayNameSecret } from "../settings/secrets";

/** What is given away as it is: switches and port numbers. */
const HARMLESS = /^(?:\d{1,5}|true|false|)$/i;
const MIN_LENGTH = 4;
// All bounded: a log may hold any text, a line of a megabyte too.
/** "postgresql://me:HERE@store". */
const IN_ADDRESS = /(:\/\/[^\s:/@"']{0,200}:)[^\s@/"']{1,500}(?=@)/g;
/** "DB_PASSWORD=HERE", '"token": "HERE"', but no pointer to a variable and no word for nothing. */
const AFTER_WORD = new RegExp(String.raw`((?:password|passwd|secret|token|api[_-]?key|access[_-]?key)["']?\s{0,3}[=:]\s{0,3}["']?)(?!${MASK}|\$\{|\?|null\b|none\b|true\b|false\b)[^\s"',;&)}\]]{1,500}`, "gi");
const IN_HEADER = /(authorization["']?\s{0,3}[=:]\s{0,3}["']?(?:bearer|basic)\s{1,3})[^\s"',;]{1,2000}/gi;

export interface Mask {
  /** Takes secrets out of any text. */
  text(value: string): string;
  /** Names of the settings whose values are taken out. */
  names: string[];
}

/**
 * Masks for a file that leaves this computer, stricter than what the page shows: the values of every setting with a secret-like name, as they are
 * and as they stand in addresses, what looks like a password in an address, and what follows a word such as "password=". `known` are names
 * that the compose file calls secret; `harmless` is the documented default login, which is no secret and a common word; `extra` are further secrets. Pure.
 */
export function makeMask(envText: string, known: readonly string[], harmless: string | null, extra: readonly string[]): Mask {
  const secret = [...parseEnv(envText)].filter(([name, value]) => (known.includes(name) || mayNameSecret(name)) && value.length >= MIN_LENGTH && value !== harmless && !HARMLESS.test(value));
  const values = [...new Set([...secret.map(([, value]) => value), ...extra].flatMap((value) => [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]))].sort((a, b) => b.length - a.length);
  return {
    names: secret.map(([name]) => name).sort(),
    text: (value) => values.reduce((rest, one) => rest.replaceAll(one, MASK), value)
      .replace(IN_ADDRESS, `$1${MASK}`)
      .replace(AFTER_WORD, `$1${MASK}`)
      .replace(IN_HEADER, `$1${MASK}`),
  };
}

/** How many places of a masked text were masked. */
export function maskedIn(text: string): number {
  return text.split(MASK).length - 1;
}

/** Whether a value only points to a variable, without a default: "${NAME}", "${NAME:?words}". */
function isReference(value: string): boolean {
  return /^\$\{\w+(?::?\?[^}]*)?\}$/.test(value) || /^\$\w+$/.test(value);
}

/** A compose document with the values of secret-like names masked, wherever they stand; lists of "NAME=value" too. Pure. */
export function maskDocument(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((one) => maskDocument(one, name));
  if (value !== null && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, maskDocument(one, key)]));
  if (typeof value !== "string") return value;
  const pair = /^([A-Za-z_]\w*)=(.*)$/s.exec(value);
  if (pair) return mayNameSecret(pair[1] ?? "") && !isReference(pair[2] ?? "") ? `${pair[1]}=${MASK}` : value;
  return /^[A-Z_][A-Z0-9_]*$/.test(name) && mayNameSecret(name) && !HARMLESS.test(value) && !isReference(value) ? MASK : value;
}

/** The settings by name: whether each is set, and its value only where it is a switch or a number that is no secret. Pure. */
export function describeSettings(envText: string): string {
  return [...parseEnv(envText)].map(([name, value]) => {
    if (value === "") return `${name}  (empty)\n`;
    return !mayNameSecret(name) && HARMLESS.test(value) ? `${name}  ${value}\n` : `${name}  (set, not shown)\n`;
  }).join("");
}
