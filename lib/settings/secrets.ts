/** What stands in the place of a secret. */
export const MASK = "•••";

const SECRET_NAME = /PASSW|PASSPHRASE|PASSCODE|SECRET|TOKEN|CREDENTIAL|JWT|WEBHOOK|(?:API|ACCESS|PRIVATE|FERNET|SIGNING|ENCRYPTION|ACCOUNT|MASTER|SSH)_?KEYS?(?:_|$)|PASS$|PWD$|(?:^|_)(?:KEY|PAT|COOKIE)$/i;
/** What may hold one among other things, or name where to get in. */
const MAYBE_SECRET_NAME = /PASS(?!ENGER|IVE|THROUGH)|KEYS?(?:_|$)|AUTH(?!ORS?(?:_|$))|(?:CONN|CONNECTION)S?(?:_|$)|DSN|COOKIE|(?:^|_)PATS?(?:_|$)/i;
/** An image, a place of a file: no secret, whatever stands before; nor words that only end like one, and the shell's own folder. */
const HARMLESS_NAME = /(?:^|_)(?:IMAGE|TAG|VERSION|FILE|PATH|DIR|FOLDER|PORT|MANAGER|BACKENDS?)$|^(?:OLD)?PWD$|(?:BY|COM|TRES|OVER|UNDER|SUR)PASS$/i;
/** "scheme://user:PASSWORD@host", the password up to the last "@", whatever is in it; "://host:5000/…" is none. */
export const PASSWORD_IN_URL = /(:\/\/[^\s:/@"'`]{0,200}:)(?!\d{1,5}(?:[/?#]|$))((?:(?!:\/\/)[^\s"'`<>]){1,2000})(?=@)/g;
const SWITCH_OR_NUMBER = /^(?:\d{1,5}|true|false|yes|no|on|off|none|null)$/i;
const MIN_LENGTH = 4;

/** "dbPassword" and "db.pass-word" as "db_Password" and "db_pass_word". */
function spelled(name: string): string { return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/[.\-\s]/g, "_"); }

/** Whether a variable of this name holds a secret: its value is hidden in the page and taken out of every text. Pure. */
export function isSecretName(name: string): boolean {
  const words = spelled(name);
  return SECRET_NAME.test(words) && !HARMLESS_NAME.test(words);
}

/** Whether it may hold one: the stricter question, for what leaves this computer. Pure. */
export function mayNameSecret(name: string): boolean {
  const words = spelled(name);
  return isSecretName(name) || (MAYBE_SECRET_NAME.test(words) && !HARMLESS_NAME.test(words));
}

/** Whether a variable's value must be asked for before it is shown. `redact` knows this stack's own secrets by value. Pure. */
export function isSecret(name: string, value: string, redact: (text: string) => string): boolean {
  return value !== "" && (isSecretName(name) || passwordsIn(value).length > 0 || redact(value) !== value);
}

/** Passwords of the addresses in a text. Pure. */
function passwordsIn(text: string): string[] { return [...text.matchAll(PASSWORD_IN_URL)].map((match) => match[2] ?? ""); }

/** What of a variable is secret: all of it, or the password in its address. `secret` tells by the name. Too short ones and switches are too common to be taken out of texts. Pure. */
export function secretsOf(name: string, value: string, secret: (name: string) => boolean): string[] {
  return [...(secret(name) ? [value] : []), ...passwordsIn(value)].filter((one) => one.length >= MIN_LENGTH && !SWITCH_OR_NUMBER.test(one));
}

/** A value as it may stand in a text: as it is, in an address, in JSON, and each line of a long one. Pure. */
export function spellingsOf(value: string): string[] {
  const lines = value.includes("\n") ? value.split(/\r?\n/).filter((line) => line.length >= 12) : [];
  return [value, encodeURIComponent(Buffer.from(value).toString()), JSON.stringify(value).slice(1, -1), ...lines];
}
