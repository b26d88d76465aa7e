const SECRET_NAME = /PASSW|SECRET|TOKEN|_KEY$|^KEY$|CREDENTIAL/i;
/** "scheme://user:password@host". */
const PASSWORD_IN_URL = /:\/\/[^/\s:@]*:[^/\s@]+@/;

/** Whether a variable's value must be asked for before it is shown. `redact` knows this stack's own secrets by value. Pure. */
export function isSecret(name: string, value: string, redact: (text: string) => string): boolean {
  return value !== "" && (SECRET_NAME.test(name) || PASSWORD_IN_URL.test(value) || redact(value) !== value);
}
