import { mkdir, readdir, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import writeFileAtomic from "write-file-atomic";
import type { KeptLog } from "../contracts/logs";
import type { EngineClient } from "../engine/client";
import { openLog } from "../engine/openLog";
import { MAX_SAVED, logLines } from "../engine/rawLines";
import { asksToStop } from "../stack/facts";
import type { ContainerFact, FactEvent, Facts } from "../stack/facts";
import { keptBetween } from "./keptLines";
import { keptName, parseKeptName, surplus } from "./keptNames";
import type { Earlier, Range } from "./range";
import { stampedText } from "./rawEntry";
import { SeenContainers } from "./seenContainers";

const TAIL = 20_000;
const MAX_CHARACTERS = 5_000_000;
/** A container that was told to end has ended by then, or goes on. */
const END_WITHIN_MS = 60_000;
/** A service that crashes again and again is copied this often. */
const AGAIN_AFTER_MS = 5_000;
const pack = promisify(gzip);

interface Host {
  streams(): EngineClient | null;
  redact(text: string): string;
}

/**
 * Copies of the logs of containers that are about to go: the engine deletes a log with its container. The copy begins when a container is
 * told to end, and follows it to its last line, since between its end and its removal there may be no time to ask.
 */
export class KeptLogs {
  private readonly copying = new Set<string>();
  /** Copied a moment ago; true when it ended again since. */
  private readonly resting = new Map<string, boolean>();
  private tidying: Promise<void> = Promise.resolve();
  private readonly seen: SeenContainers;

  constructor(private readonly folder: string, private readonly host: Host) {
    this.seen = new SeenContainers(folder);
  }

  /** `facts`: what was known before this. */
  happened(event: FactEvent, facts: Facts): void {
    this.seen.happened(event);
    const fact = "id" in event ? facts.get(event.id) : undefined;
    if (!fact) return;
    if (event.type === "signalled") { if (asksToStop(event.signal)) void this.copy(fact, true); }
    else if (event.type === "died") this.died(fact);
    else if (event.type === "removed") void this.removed(fact);
  }

  /** The logs of containers that are gone, the last removed first; also of those that went unseen, kept or not. */
  async list(facts: Facts): Promise<KeptLog[]> {
    const there = new Set([...facts.keys()].map((id) => id.slice(0, 12)));
    const missed = new Map(this.seen.missed.map((one) => [one.id.slice(0, 12), one]));
    const kept = (await this.files()).filter((log) => !there.has(log.container));
    const gone = [...missed].filter(([id]) => !there.has(id) && !kept.some(({ container }) => container === id));
    return [
      ...kept.map(({ container, ...log }) => (missed.has(container) ? { ...log, missed: true as const } : log)),
      ...gone.map(([id, { service, createdAt, noticedAt }]) => ({ id, service, from: createdAt, removedAt: noticedAt, bytes: 0, missed: true as const })),
    ].sort((one, other) => other.removedAt - one.removedAt);
  }

  /** The file of a kept log; null for an id that is none. */
  async file(id: string): Promise<string | null> {
    return (await this.files()).some((log) => log.id === id) ? path.join(this.folder, id) : null;
  }

  /** Lines of services' containers that are gone, between two times, of each container at most as many as asked for. */
  async between(services: readonly string[], range: Range, facts: Facts): Promise<Earlier[]> {
    const logs = (await this.list(facts)).filter(({ service, from, removedAt, bytes }) => services.includes(service) && bytes > 0 && from <= range.until && removedAt >= range.since);
    const parts: Earlier[] = [];
    // One after the other: together they may be large.
    for (const { id, service } of logs) parts.push({ service, ...(await keptBetween(path.join(this.folder, id), range)) });
    return parts;
  }

  private async files(): Promise<(KeptLog & { container: string })[]> {
    const names = await readdir(this.folder).catch(() => []);
    const logs = await Promise.all(names.map(async (id) => {
      const named = parseKeptName(id);
      const info = named && await stat(path.join(this.folder, id)).catch(() => null);
      return named && info ? { id, ...named, removedAt: Math.round(info.mtimeMs), bytes: info.size } : null;
    }));
    return logs.filter((log) => log !== null).sort((a, b) => b.removedAt - a.removedAt);
  }

  private died(fact: ContainerFact): void {
    if (this.resting.has(fact.id)) this.resting.set(fact.id, true);
    else void this.copy(fact, false);
  }

  private async removed(fact: ContainerFact): Promise<void> {
    const now = new Date();
    await utimes(path.join(this.folder, keptName(fact)), now, now).catch(() => {});
  }

  private async copy(fact: ContainerFact, follow: boolean): Promise<void> {
    const docker = this.host.streams();
    if (!docker || this.copying.has(fact.id)) return;
    this.copying.add(fact.id);
    try {
      const text = await this.read(docker, fact, follow);
      if (text === "") return;
      await mkdir(this.folder, { recursive: true });
      await writeFileAtomic(path.join(this.folder, keptName(fact)), await pack(text), { mode: 0o600 });
      this.tidying = this.tidying.then(() => this.tidy());
      await this.tidying;
    } catch {
      // Gone already, or the engine is.
    } finally {
      this.copying.delete(fact.id);
      this.rest(fact);
    }
  }

  private rest(fact: ContainerFact): void {
    this.resting.set(fact.id, false);
    setTimeout(() => {
      const again = this.resting.get(fact.id);
      this.resting.delete(fact.id);
      if (again) void this.copy(fact, false);
    }, AGAIN_AFTER_MS).unref();
  }

  private async read(docker: EngineClient, fact: ContainerFact, follow: boolean): Promise<string> {
    let lines: string[] = [];
    let characters = 0;
    const parser = logLines(fact.tty, (bytes, start, end, stderr, dropped) => {
      const line = stampedText({ bytes, start, end, stderr, dropped }, (text) => this.host.redact(text));
      characters += line.length;
      lines.push(line);
      if (characters < 2 * MAX_CHARACTERS) return;
      ({ lines, characters } = newest(lines));
    }, MAX_SAVED);
    const late = AbortSignal.timeout(END_WITHIN_MS);
    try {
      for await (const chunk of await openLog(docker, fact.id, { follow, tail: TAIL }, late)) parser.feed(chunk as Uint8Array);
    } catch (error) {
      if (!late.aborted && lines.length === 0) throw error;
    }
    parser.end();
    return newest(lines).lines.join("");
  }

  private async tidy(): Promise<void> {
    const out = surplus(await this.files());
    await Promise.all(out.map((id) => rm(path.join(this.folder, id), { force: true })));
  }
}

function newest(lines: string[]): { lines: string[]; characters: number } {
  let characters = 0;
  let from = lines.length;
  while (from > 0 && characters + (lines[from - 1]?.length ?? 0) <= MAX_CHARACTERS) characters += lines[--from]?.length ?? 0;
  return { lines: lines.slice(from), characters };
}
