const LONGEST = 300;

/** What a schema found wrong, in one line: "limit: Too big; query: …". `whole` names what has no path of its own. Pure. */
export function whyInvalid({ issues }: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }, whole: string): string {
  return issues.map(({ path, message }) => `${path.map(String).join(".") || whole}: ${message}`).join("; ").slice(0, LONGEST);
}
