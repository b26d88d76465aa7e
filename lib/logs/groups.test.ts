import { expect, test } from "vitest";
import type { LogLine } from "../contracts/logs";
import { withoutGroups } from "./groups";

const said = (texts: [string, Partial<LogLine>?][]): LogLine[] => texts.map(([text, rest], at) => ({ at, text, level: "info", ...rest }));
const seen = (lines: LogLine[]): string[] => withoutGroups(lines).map(({ text, part }) => `${part ? "  " : ""}${text}`);

test("a group is an entry with its title, and its end is not shown", () => {
  expect(seen(said([["INFO - ::group::Pre task execution logs"], ["a"], ["b"], ["INFO - ::endgroup::"], ["epoch 1"], ["::group::All kwargs"], ["c"]])))
    .toEqual(["INFO - Pre task execution logs", "  a", "  b", "epoch 1", "All kwargs", "  c"]);
});

test("what went wrong inside of a group is never folded into it", () => {
  expect(seen(said([["::group::Post task execution logs"], ["a"], ["failed", { level: "error" }], ["Traceback", { level: "error", part: true }], ["b"], ["::endgroup::"]])))
    .toEqual(["Post task execution logs", "  a", "failed", "  Traceback", "b"]);
});
