/** What stands in the place of a secret. */
export const MASK = "•••";

const SECRET_NAME = /PASSW|SECRET|TOKEN|_KEY$|^KEY$|CREDENTIAL/i;
/** What may hold one among other things, or name where to get in. */
const MAYBE_SECRET_NAME = /PASS|KEY|AUTH|CONN|DSN|COOKIE/i;
/** "scheme://user:password@host". */
const PASSWORD_IN_URL = /:\/\/[^/\s:@]*:[^/\s@]+@/;

/** Whether a variable of this name holds a secret: its value is hidden in the page and taken out of every text. Pure. */
export function isSecretName(name: string): boolean { return SECRET_NAME.test(name); }

/** Whether it may hold one: the stricter question, for what leaves this computer. Pure. */
export function mayNameSecret(name: string): boolean { return isSecretName(name) || MAYBE_SECRET_NAME.test(name); }

/** Whether a variable's value must be asked for before it is shown. `redact` knows this stack's own secrets by value. Pure. */
export function isSecret(name: string, value: string, redact: (text: string) => string): boolean {
  return value !== "" && (isSecretName(name) || PASSWORD_IN_URL.test(value) || redact(value) !== value);
}
