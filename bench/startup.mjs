import { setTimeout as pause } from "node:timers/promises";
import { airflowStack, OFFICIAL, OURS } from "./lib/airflowStack.mjs";
import { figure, median } from "./lib/figures.mjs";
import { memoryOf } from "./lib/memory.mjs";
import { say } from "./lib/print.mjs";
import { timeUp } from "./lib/up.mjs";

/** Between all healthy and the look at the memory. */
const SETTLE_MS = 20_000;
const MEASURES = [
  { name: "empty volumes", title: "from empty volumes", unit: "s", bar: 0.25 },
  { name: "existing volumes", title: "with existing volumes", unit: "s", bar: 0.18 },
  { name: "idle memory", title: "idle memory", unit: "MB", bar: 0.25 },
];

/** One stack from nothing to idle, twice: first without, then with volumes. */
async function measure(kind, composeFile) {
  const project = await airflowStack(kind, composeFile);
  const told = (name, value, unit) => {
    say(`${kind}, ${name}: ${value.toPrecision(4)} ${unit}`);
    return value;
  };
  try {
    const empty = told("empty volumes", (await timeUp(project)) / 1000, "s");
    await project.down();
    const existing = told("existing volumes", (await timeUp(project)) / 1000, "s");
    await pause(SETTLE_MS);
    const memory = told("idle memory", (await memoryOf(project)) / 1e6, "MB");
    return [empty, existing, memory];
  } finally {
    await project.remove();
  }
}

/** The stack that ships against a plain rendering of the official compose file: same engine, same images, one after the other. */
export async function startup({ runs }) {
  const results = { ours: [], official: [] };
  const stacks = [["ours", OURS], ["official", OFFICIAL]];
  for (let run = 0; run < runs; run++) {
    for (const [kind, file] of run % 2 === 0 ? stacks : stacks.toReversed()) results[kind].push(await measure(kind, file));
  }
  const column = (kind, index) => results[kind].map((values) => values[index]);
  const ratios = MEASURES.map(({ title, bar }, index) => figure(`${title}, ours / official`, median(column("ours", index)) / median(column("official", index)), "x", bar));
  const each = MEASURES.flatMap(({ name, unit }, index) => Object.keys(results).flatMap((kind) =>
    column(kind, index).map((value, run) => figure(`${kind}, ${name}${runs > 1 ? `, run ${run + 1}` : ""}`, value, unit))));
  return {
    figures: [...ratios, ...each],
    notes: [
      `time from \`docker compose up -d\` to every service healthy or completed, by the engine's events; ratios of medians over ${runs} ${runs === 1 ? "run" : "runs"}`,
      `memory: what all containers use without page cache that can be dropped, ${SETTLE_MS / 1000} s after all were healthy`,
    ],
  };
}
