import type { Disk, DiskKind, Pruned, Reading } from "../contracts/disk";
import type { Problem } from "../contracts/problem";
import type { EngineClient } from "../engine/client";
import { removeStoppedContainer, removeUntaggedImage } from "../engine/leftovers";
import { FlightdeckError, isFlightdeckError } from "../errors";
import type { StackModel } from "../stack/model";
import { measureDisk } from "./measure";

export interface DiskHost {
  project: string;
  /** A client without a time-out: measuring a full engine may be silent for long. Throws FlightdeckError without an engine. */
  docker(): EngineClient;
  model(): StackModel;
  /** What runs on the stack at this moment, in words; null when nothing does. */
  operation(): string | null;
}

const FAILED: Problem = {
  code: "disk-not-measured", what: "The engine's disk could not be measured.", why: "The Docker Engine broke off or gave an answer that can't be read.", todo: "See that it runs, then measure again.",
};

/** What the engine's disk holds: measured on request, one measuring at a time; and the removal of this stack's leftovers. */
export class DiskWatch {
  private reading: Reading | null = null;
  private measuring: { since: number; done: DiskKind[] } | null = null;
  private problem: Problem | null = null;
  private pruned: (Pruned & { asOf: number }) | null = null;
  private pruning: { asOf: number; work: Promise<void> } | null = null;

  constructor(private readonly host: DiskHost) {}

  get state(): Disk {
    const { measuring, reading, pruned, problem } = this;
    return { measuringSince: measuring?.since ?? null, done: measuring?.done ?? [], reading, pruned, problem };
  }

  /** Begins to measure, unless that goes on already. Throws FlightdeckError without an engine or a model. */
  measure(): void {
    if (this.measuring) return;
    const [docker, model] = [this.host.docker(), this.host.model()];
    const done: DiskKind[] = [];
    this.measuring = { since: Date.now(), done };
    void this.read(docker, model, done);
  }

  private async read(docker: EngineClient, model: StackModel, done: DiskKind[]): Promise<void> {
    try {
      const reading = await measureDisk(docker, this.host.project, model, (kind) => done.push(kind));
      this.reading = { ...reading, at: Math.max(Date.now(), (this.reading?.at ?? 0) + 1) };
      this.problem = null;
    } catch (error) {
      this.problem = isFlightdeckError(error) ? error.problem : FAILED;
    } finally {
      this.measuring = null;
    }
  }

  /**
   * Removes what the reading of `asOf` listed as leftovers and still is one. Nothing else is touched. The same order twice is done
   * once. Throws FlightdeckError (409) when the list on the page is not the last one, or while an operation runs.
   */
  async prune(asOf: number): Promise<void> {
    if (this.pruning?.asOf === asOf) return this.pruning.work;
    if (this.pruned?.asOf === asOf) return;
    const { reading } = this;
    const busy = this.host.operation();
    if (busy !== null) throw this.refused(`An operation runs: ${busy}.`, "Wait for its end, then measure again.");
    if (!reading || reading.at !== asOf || this.measuring || this.pruning) throw this.refused("The list that was shown is not the last one.", "Look at the new list, then remove what it shows.");
    const work = this.remove(reading).finally(() => { this.pruning = null; });
    this.pruning = { asOf, work };
    return work;
  }

  private refused(why: string, todo: string): FlightdeckError {
    return new FlightdeckError({ code: "prune-refused", what: "The leftovers can't be removed now. Nothing was changed.", why, todo }, { status: 409 });
  }

  private async remove(reading: Reading): Promise<void> {
    const docker = this.host.docker();
    const kept: Pruned["kept"] = [];
    let removed = 0;
    let bytes = 0;
    // Containers first: an image goes only once nothing uses it.
    for (const leftover of reading.leftovers.toSorted((a, b) => a.kind.localeCompare(b.kind))) {
      const end = await (leftover.kind === "container" ? removeStoppedContainer : removeUntaggedImage)(docker, leftover.id);
      if (end === "removed") {
        removed++;
        bytes += leftover.bytes;
      } else kept.push({ name: leftover.name, why: end.kept });
    }
    this.pruned = { asOf: reading.at, at: Date.now(), removed, bytes, kept };
    this.measure();
  }
}
