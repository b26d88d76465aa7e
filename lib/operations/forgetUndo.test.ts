import { expect, test } from "vitest";
import type { PlanContext } from "./plan";
import { forgetUndo } from "./forgetUndo";

const volume = (name: string, labels: Record<string, string> = {}) => ({ Name: name, Labels: labels, UsageData: { Size: 5, RefCount: 0 } });
const copyOf = (of: string, at: number, project = "p") => volume(`${of}_undo_${at}`, { "flightdeck.undo.project": project, "flightdeck.undo.volume": of, "flightdeck.undo.at": `${at}` });
const mark = (at: number, project = "p") => volume(`${project}_undo_${at}`, { "flightdeck.undo.project": project, "flightdeck.undo.at": `${at}`, "flightdeck.undo.complete": "1" });
const EVERY = [volume("p_db", { "com.docker.compose.project": "p" }), volume("p_db_undo_7"), copyOf("p_db", 5), mark(5), copyOf("p_db", 3), copyOf("q_db", 5, "q"), mark(5, "q")];

/** An engine with these volumes; `used` is mounted by a container. */
function engine(volumes = EVERY, used = ""): { context: Pick<PlanContext, "config" | "docker">; removed: string[] } {
  const removed: string[] = [];
  const docker = {
    modem: { dial: (_: unknown, done: (error: null, reply: unknown) => void) => done(null, { Volumes: volumes }) },
    listContainers: ({ filters }: { filters: { volume: string[] } }) => Promise.resolve(filters.volume[0] === used ? [{ Id: "c", Names: ["/holder"], Image: "i", Labels: {}, Mounts: [{ Name: used, Type: "volume" }], State: "exited", Created: 1, ImageID: "i", Ports: [] }] : []),
    getVolume: (name: string) => ({ remove: () => { removed.push(name); return Promise.resolve(); } }),
  };
  return { context: { config: { project: "p" }, docker } as unknown as Pick<PlanContext, "config" | "docker">, removed };
}

test("the copy and what older ones left go, its mark first; nothing else does", async () => {
  const { context, removed } = engine();
  await forgetUndo(context, 5, () => null);
  expect(removed.at(-1)).toBe("p_db_undo_5");
  expect(removed.toSorted()).toEqual(["p_db_undo_3", "p_db_undo_5", "p_undo_5"]);
});

test("another copy than the one that was shown stays, and so does one that is used or while an operation runs", async () => {
  for (const { at, used, busy, volumes } of [{ at: 3 }, { at: 9 }, { at: 5, used: "p_db_undo_5" }, { at: 5, busy: "undo-reset" }, { at: 5, volumes: [] }] as { at: number; used?: string; busy?: string; volumes?: typeof EVERY }[]) {
    const { context, removed } = engine(volumes, used);
    await expect(forgetUndo(context, at, () => busy ?? null)).rejects.toMatchObject({ problem: { code: "undo-copy-kept" } });
    expect(removed).toEqual([]);
  }
});
