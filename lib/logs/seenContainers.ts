import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import writeFileAtomic from "write-file-atomic";
import * as z from "zod/mini";
import type { FactEvent } from "../stack/facts";

const MAX_CONTAINERS = 500;
const MAX_MISSED = 20;
const Container = z.object({ id: z.string(), service: z.string(), createdAt: z.number() });
const Missed = z.extend(Container, { noticedAt: z.number() });
const State = z.object({ containers: z.array(Container), missed: z.array(Missed) });
type State = z.infer<typeof State>;
export type Missed = z.infer<typeof Missed>;

/** What is seen now, and of what was seen before that which went while nobody watched: no log of it could be copied then. */
export function compare(state: State, listed: State["containers"], now: number): State {
  const there = new Set(listed.map(({ id }) => id));
  const gone = state.containers.filter(({ id }) => !there.has(id)).map((container) => ({ ...container, noticedAt: now }));
  return {
    containers: listed.slice(0, MAX_CONTAINERS).map(({ id, service, createdAt }) => ({ id, service, createdAt })),
    missed: [...gone, ...state.missed].slice(0, MAX_MISSED),
  };
}

/** The containers that were last seen, kept on disk: after a start of the panel, or a loss of the engine, they tell what went meanwhile. */
export class SeenContainers {
  private readonly file: string;
  private state: State;
  private saving: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.file = path.join(folder, "seen.json");
    this.state = this.load();
  }

  /** Containers that went while nobody watched, the last noticed first. */
  get missed(): readonly Missed[] { return this.state.missed; }

  happened(event: FactEvent, now = Date.now()): void {
    const { containers } = this.state;
    if (event.type === "listed") this.become(compare(this.state, event.containers, now));
    else if (event.type === "inspected") {
      const fresh = event.containers.filter(({ id }) => !containers.some((known) => known.id === id));
      if (fresh.length > 0) this.become(compare(this.state, [...containers, ...fresh], now));
    } else if (event.type === "removed" && containers.some(({ id }) => id === event.id)) {
      this.become({ ...this.state, containers: containers.filter(({ id }) => id !== event.id) });
    }
  }

  /** All that happened so far is on disk. */
  saved(): Promise<void> { return this.saving; }

  private become(state: State): void {
    this.state = state;
    this.saving = this.saving.then(() => this.save(state));
  }

  private async save(state: State): Promise<void> {
    try {
      await mkdir(path.dirname(this.file), { recursive: true });
      await writeFileAtomic(this.file, JSON.stringify(state), { mode: 0o600 });
    } catch {
      // A full disk: what went can't be told after the next start.
    }
  }

  private load(): State {
    try {
      return State.parse(JSON.parse(readFileSync(this.file, "utf8")));
    } catch {
      return { containers: [], missed: [] };
    }
  }
}
