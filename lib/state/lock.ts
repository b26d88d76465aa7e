import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { processStart } from "../compose/process";

const Owner = z.object({ pid: z.number(), started: z.string(), address: z.string() });
export type Owner = z.infer<typeof Owner>;

/** A file that one process at a time holds; what a process that has gone left of it is taken over. */
export class Lock {
  private readonly me: string;

  constructor(private readonly file: string, private readonly address: () => string) {
    this.me = processStart(process.pid) ?? "";
  }

  /** Takes it, or tells which other process has it. Where nothing can be written nobody can be kept away: then it counts as taken. */
  take(): Owner | null {
    const owner = this.read();
    if (owner && this.isMine(owner)) return null;
    if (owner && processStart(owner.pid) === owner.started) return owner;
    const own = `${this.file}.${process.pid}`;
    try {
      mkdirSync(path.dirname(this.file), { recursive: true });
      // Whole from the first moment: it comes into being by a link to a file that is written already.
      writeFileSync(own, JSON.stringify({ pid: process.pid, started: this.me, address: this.address() }), { mode: 0o600 });
      this.clear(owner);
      linkSync(own, this.file);
    } catch {
      // Somebody was faster, or the disk is full.
    } finally {
      remove(own);
    }
    const now = this.read();
    return now && !this.isMine(now) && processStart(now.pid) === now.started ? now : null;
  }

  release(): void {
    const owner = this.read();
    if (owner && this.isMine(owner)) remove(this.file);
  }

  /** Moves a stale lock aside; one that has become another's in between is put back. */
  private clear(stale: Owner | null): void {
    const aside = `${this.file}.stale-${process.pid}`;
    try {
      renameSync(this.file, aside);
    } catch {
      return;
    }
    const moved = ownerIn(aside);
    if (moved && (moved.pid !== stale?.pid || moved.started !== stale.started)) linkSync(aside, this.file);
    remove(aside);
  }

  private isMine(owner: Owner): boolean { return owner.pid === process.pid && owner.started === this.me; }
  private read(): Owner | null { return ownerIn(this.file); }
}

function ownerIn(file: string): Owner | null {
  try {
    return Owner.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A read-only disk: it stays.
  }
}
