import { expect, test } from "vitest";
import type { VolumeFact } from "../engine/volumes";
import { completeCommand, copyCommands, newestUndo, supersededCopies, undoOf } from "./undoVolumes";

/** The volumes that the commands make, as the engine would list them. */
function made(commands: string[][]): VolumeFact[] {
  return commands.filter((argv) => argv[1] === "volume").map((argv) => ({
    name: argv.at(-1) ?? "", bytes: 10, project: null, createdAt: null,
    labels: Object.fromEntries(argv.flatMap((word, index) => (argv[index - 1] === "--label" ? [word.split("=") as [string, string]] : []))),
  }));
}
function keepCommands(project: string, at: number, volumes: { engineName: string; image: string }[]): string[][] {
  return [...copyCommands(project, at, volumes), completeCommand(project, at)];
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
  expect(copyCommands("p", 5, [])).toEqual([]);
  expect(undoOf([])).toBeNull();
});

test("after a reset that stopped halfway what it had removed is put back from the set before", () => {
  const both = [...made(keepCommands("p", 5, volumes)), ...made(keepCommands("p", 9, [{ engineName: "p_files", image: "i" }]))];
  expect(newestUndo(both, "p").map((copy) => copy.copy).toSorted()).toEqual(["p_db_undo_5", "p_files_undo_9"]);
  expect(supersededCopies(made(keepCommands("p", 5, volumes)), "p", ["p_files"])).toEqual(["p_files_undo_5"]);
});

test("copies go once there are newer ones of the same volumes, their mark first; another stack's stay", () => {
  const old = [...made(keepCommands("p", 3, volumes).slice(0, 2)), ...made(keepCommands("p", 5, volumes)), ...made(keepCommands("other", 5, [{ engineName: "p_db", image: "i" }]))];
  expect(supersededCopies(old, "p", ["p_db", "p_files"])).toEqual(["p_undo_5", "p_db_undo_3", "p_db_undo_5", "p_files_undo_5"]);
});
