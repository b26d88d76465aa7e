import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import writeFileAtomic from "write-file-atomic";
import * as z from "zod";

const Saved = z.object({ switchedOn: z.array(z.string()).default([]) });

/** Which optional services are switched on; kept on disk. */
export class Switches {
  private readonly file: string;
  private names: Set<string>;

  constructor(stateDir: string) {
    this.file = path.join(stateDir, "switches.json");
    try {
      this.names = new Set(Saved.parse(JSON.parse(readFileSync(this.file, "utf8"))).switchedOn);
    } catch {
      this.names = new Set();
    }
  }

  get on(): ReadonlySet<string> { return this.names; }

  set(service: string, on: boolean): void {
    this.names = new Set([...this.names].filter((name) => name !== service).concat(on ? [service] : []));
    try {
      mkdirSync(path.dirname(this.file), { recursive: true });
      writeFileAtomic.sync(this.file, JSON.stringify({ switchedOn: [...this.names] }), { mode: 0o600 });
    } catch (error) {
      console.error("The switches could not be written:", error);
    }
  }
}
