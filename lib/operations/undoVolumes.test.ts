import { expect, test } from "vitest";
import type { VolumeFact } from "../engine/volumes";
import { keepCommands, newestUndo, undoOf } from "./undoVolumes";

/** The volumes that the commands make, as the engine would list them. */
function made(commands: string[][]): VolumeFact[] {
  return commands.filter((argv) => argv[1] === "volume").map((argv) => ({
    name: argv.at(-1) ?? "", bytes: 10, project: null, createdAt: null,
    labels: Object.fromEntries(argv.flatMap((word, index) => (argv[index - 1] === "--label" ? [word.split("=") as [string, string]] : []))),
  }));
}
const volumes = [{ engineName: "p_db", image: "i" }, { engineName: "p_files", image: "i" }];

test("a whole set of copies can be put back", () => {
  const copies = newestUndo(made(keepCommands("p", 5, volumes)), "p");
  expect(copies).toEqual([{ copy: "p_db_undo_5", volume: "p_db", at: 5, bytes: 10 }, { copy: "p_files_undo_5", volume: "p_files", at: 5, bytes: 10 }]);
  expect(undoOf(copies)).toEqual({ at: 5, bytes: 20, volumes: ["p_db", "p_files"] });
});

test("a set that was cut short is never offered, and does not hide a whole one before it", () => {
  const cut = keepCommands("p", 9, volumes);
  for (let kept = 0; kept < cut.length; kept++) {
    expect(newestUndo(made(cut.slice(0, kept)), "p")).toEqual([]);
    expect(newestUndo([...made(keepCommands("p", 5, volumes)), ...made(cut.slice(0, kept))], "p").map((copy) => copy.at)).toEqual([5, 5]);
  }
});

test("copies of another stack are none of ours; nothing to keep makes no set", () => {
  expect(newestUndo(made(keepCommands("other", 5, volumes)), "p")).toEqual([]);
  expect(keepCommands("p", 5, [])).toEqual([]);
  expect(undoOf([])).toBeNull();
});
