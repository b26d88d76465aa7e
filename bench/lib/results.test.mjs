import { expect, test } from "vitest";
import { replaceSection } from "./results.mjs";

const text = "# Last results\nabout\n\n## idle\nold idle\n\n## startup\nold startup\n";

test("a bench's section is replaced in its place, the others stay", () => {
  expect(replaceSection(text, "idle", "new\n\n")).toBe("# Last results\nabout\n\n## idle\nnew\n\n## startup\nold startup\n");
});

test("a first section is added at the end", () => {
  expect(replaceSection("# Last results\n", "idle", "new")).toBe("# Last results\n\n## idle\nnew\n");
  expect(replaceSection(text, "bundle", "new")).toBe(`${text}\n## bundle\nnew\n`);
});
