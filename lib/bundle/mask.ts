import { parseEnv } from "../settings/envFile";
import { isSecretName, MASK, mayNameSecret, secretsOf, spellingsOf } from "../settings/secrets";
import { maskLine } from "./maskLine";
import { maskPrivateKeys } from "./privateKeys";

/** A word of any program. */
const ORDINARY = /^[a-z]{1,12}$/i;

export interface Mask {
  /** Takes secrets out of any text. */
  text(value: string): string;
  /** Names of the settings whose values are taken out. */
  names: string[];
}

/**
 * Masks for a file that leaves this computer, stricter than what the page shows: the values of every setting with a secret-like name, as they are
 * and as they stand in addresses, private keys, and what looks like a secret in a line. `known` are names that the compose file calls secret;
 * `harmless` is the documented default login, which is no secret and a common word; `extra` are further secrets. Pure.
 */
export function makeMask(envText: string, known: readonly string[], harmless: string | null, extra: readonly string[]): Mask {
  const secret = [...parseEnv(envText)].map(([name, value]) => {
    const sure = known.includes(name) || isSecretName(name);
    return { name, values: secretsOf(name, value, () => sure || mayNameSecret(name)).filter((one) => one !== harmless && (sure || !ORDINARY.test(one))) };
  }).filter(({ values }) => values.length > 0);
  const values = [...new Set([...secret.flatMap((one) => one.values), ...extra].flatMap(spellingsOf))].sort((a, b) => b.length - a.length);
  return {
    names: secret.map(({ name }) => name).sort(),
    text: (value) => maskPrivateKeys(values.reduce((rest, one) => rest.replaceAll(one, MASK), value)).split("\n").map(maskLine).join("\n"),
  };
}

/** How many places of a masked text were masked. */
export function maskedIn(text: string): number {
  return text.split(MASK).length - 1;
}

/** A value whose texts are masked, each by itself: written as JSON, their quotes would be escaped. Names are texts too. Pure. */
export function maskStrings(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === "string") return clean(value);
  if (Array.isArray(value)) return value.map((one) => maskStrings(one, clean));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [clean(name), maskStrings(one, clean)]));
}
