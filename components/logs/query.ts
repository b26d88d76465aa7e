/** What is looked for in a log. */
export interface Query {
  text: string;
  regex: boolean;
  /** Lines without a match are hidden. */
  only: boolean;
  /** Lines that match this are hidden. */
  exclude: string;
  excludeRegex: boolean;
}
export const NO_QUERY: Query = { text: "", regex: false, only: false, exclude: "", excludeRegex: false };

/** What is wrong with a query, and in which of its two fields. */
export interface QueryProblem { field: "text" | "exclude"; words: string }

/** The expression that a text stands for, or what is wrong with it. */
export function expressionOf(text: string, regex: boolean): { source: string } | { problem: string } {
  if (!regex) return { source: text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`) };
  try {
    return { source: new RegExp(text, "iu").source };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: .*\/[a-z]*: /s, "") : "";
    return { problem: `Not a regular expression${reason ? `: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}` : ""}` };
  }
}

/** Both expressions of a query, null where its field is empty; or what is wrong with one. */
export function expressionsOf({ text, regex, exclude, excludeRegex }: Query): { source: string | null; exclude: string | null } | QueryProblem {
  const wanted = expressionOf(text, regex), unwanted = expressionOf(exclude, excludeRegex);
  if ("problem" in wanted) return { field: "text", words: wanted.problem };
  if ("problem" in unwanted) return { field: "exclude", words: unwanted.problem };
  return { source: text === "" ? null : wanted.source, exclude: exclude === "" ? null : unwanted.source };
}

/** Whether there is anything to look for. */
export function isQuery({ text, exclude }: Query): boolean {
  return text !== "" || exclude !== "";
}

/** Whether it hides lines. */
export function hidesLines({ text, only, exclude }: Query): boolean {
  return exclude !== "" || (only && text !== "");
}
