/** A step that cannot go on: what happened, why, and what to do; `detail` is the raw text behind it. */
export class Failure extends Error {
  constructor({ what, why, todo, detail }) {
    super(what);
    this.name = "Failure";
    Object.assign(this, { what, why, todo, detail });
  }
}

const indent = (text, prefix) => text.trimEnd().replaceAll("\n", `\n${prefix}`);

/** The failure as the terminal shows it. */
export function describeFailure({ what, why, todo, detail }) {
  const raw = detail ? `\n  ${indent(detail, "  ")}\n\n` : "";
  return `\n✗ ${what}\n${raw}  Why: ${indent(why, "       ")}\n  Do:  ${indent(todo, "       ")}\n`;
}
