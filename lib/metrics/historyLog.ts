import { appendFile, mkdir, readFile, rename, stat } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { QUANTITIES } from "../contracts/quantities";
import { round } from "./resample";
import type { Closed } from "./history";

const Figures = z.array(z.number().nonnegative().nullable()).length(QUANTITIES.length);
/** One bucket: when it begins, and means and maxima of each service. */
const Line = z.tuple([z.number().int().nonnegative(), z.record(z.string(), z.tuple([Figures, Figures]))]);

const MAX_BYTES = 4_000_000;
const LINES_AT_ONCE = 200;

/**
 * The closed buckets of one tier on disk: a file that is appended to, and the one before it. When a file is full, or its first
 * bucket is older than the tier keeps, it becomes the one before. A line that a crash cut short is passed over.
 */
export class HistoryLog {
  private readonly file: string;
  private began: number | null = null;
  private bytes = 0;
  private continues = false;
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly dir: string, private readonly every: number, private readonly span: number) {
    this.file = path.join(dir, `${every / 1_000}s.ndjson`);
  }

  /** Hands out what was kept, oldest first. Reads in small pieces: other work goes on in between. */
  async read(onBucket: (bucket: Closed) => void): Promise<void> {
    for (const file of [this.before, this.file]) {
      const text = await readFile(file, "utf8").catch(() => "");
      const lines = text.split("\n");
      for (const [index, line] of lines.entries()) {
        const bucket = this.parse(line);
        if (bucket) {
          if (file === this.file) this.began ??= bucket.t;
          onBucket(bucket);
        }
        if (index % LINES_AT_ONCE === LINES_AT_ONCE - 1) await new Promise((resolve) => { setImmediate(resolve); });
      }
    }
    this.bytes = await stat(this.file).then(({ size }) => size, () => 0);
  }

  /** Appends a bucket. Fails silently: a full disk must not end the panel, and the figures stay in memory. */
  append({ t, services }: Closed): Promise<void> {
    const rounded = Object.fromEntries([...services].map(([name, { mean, max }]) => [name, [mean, max].map((figures) => figures.map((value) => (value === null ? null : round(value))))]));
    this.work = this.work.then(() => this.write(t, `${JSON.stringify([t, rounded])}\n`)).catch(() => { this.continues = false; });
    return this.work;
  }

  private async write(t: number, line: string): Promise<void> {
    if (!this.continues) await mkdir(this.dir, { recursive: true, mode: 0o700 });
    if (this.bytes > MAX_BYTES || (this.began !== null && t - this.began > this.span)) {
      await rename(this.file, this.before);
      this.bytes = 0;
      this.began = null;
    }
    // The newline in front ends a line that an earlier process may have cut short.
    const text = this.continues ? line : `\n${line}`;
    await appendFile(this.file, text, { mode: 0o600 });
    this.continues = true;
    this.began ??= t;
    this.bytes += text.length;
  }

  private get before(): string { return this.file.replace(/\.ndjson$/, ".1.ndjson"); }

  private parse(line: string): Closed | null {
    if (line === "") return null;
    try {
      const [t, services] = Line.parse(JSON.parse(line));
      return { every: this.every, t, services: new Map(Object.entries(services).map(([name, [mean, max]]) => [name, { mean, max }])) };
    } catch {
      return null;
    }
  }
}
