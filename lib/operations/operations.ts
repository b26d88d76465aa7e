import path from "node:path";
import type { Operation, OperationRequest } from "../contracts/operation";
import { followJob, jobRuns, signalJob, startJob } from "../compose/job";
import type { JobPlan, JobRef } from "../compose/job";
import { plainText } from "../engine/plainText";
import { FlightdeckError, isFlightdeckError } from "../errors";
import type { FactEvent } from "../stack/facts";
import { Lock } from "../state/lock";
import type { OperationsHost } from "./host";
import { updateTracks } from "./judge";
import { forgetEntry, readEntries, saveEntry } from "./journal";
import type { Entry } from "./journal";
import { emptyJobLog, endJobLog, isMarker, readJobLine } from "./jobLog";
import type { JobLog } from "./jobLog";
import { pending, wholeStackCommand } from "./plan";
import type { Plan } from "./plan";
import { busy, busyElsewhere, newOperation } from "./newOperation";
import { markOrdered } from "./ordered";
import { settle } from "./settle";
import { checkRequest, isSwitch, planFor } from "./verbs";

/** One operation at a time for the stack; on disk, so that a new panel takes it up again. */
export class Operations {
  private entry: Entry | null;
  private log: JobLog = emptyJobLog([]);
  private ending = false;
  /** What an earlier panel left is judged only once its log is being read. */
  private begun = false;
  private unfollow: () => void = () => {};
  private readonly dir: string;
  /** Held while an operation runs: another panel may work on the same state folder. */
  private readonly lock: Lock;

  constructor(private readonly host: OperationsHost) {
    this.lock = new Lock(path.join(host.stateDir, "operation.lock"), host.address);
    this.dir = path.join(host.stateDir, "operations");
    const [newest = null] = readEntries(this.dir);
    this.entry = newest;
  }

  /** The running operation, or the last one. */
  get current(): Operation | null { return this.entry?.operation ?? null; }

  /** The job whose output is an operation's; null for an unknown id. */
  jobOf(id: string): JobRef | null { return this.entry?.operation.id === id ? this.entry.job : null; }

  /** A list of containers, with those ends told as asked for that an operation ordered while nobody watched. */
  ordered(event: FactEvent): FactEvent {
    return event.type === "listed" ? { ...event, containers: markOrdered(event.containers, [...(this.entry ? [this.entry] : []), ...readEntries(this.dir)]) } : event;
  }

  /** Takes up what an earlier panel process left running. Call once the first snapshot stands. */
  adopt(): void {
    this.begun = true;
    const entry = this.entry;
    if (!entry || entry.phase === "ended") return;
    if (this.lock.take()) {
      // It runs still, in a panel that is there.
      this.entry = [...readEntries(this.dir)].find(({ phase }) => phase === "ended") ?? null;
      return this.host.changed();
    }
    if (entry.phase === "prepare" || !entry.job) return this.end("interrupted", "Flightdeck was restarted before anything was run");
    this.log = emptyJobLog(entry.operation.steps.map((step) => ({ ...step, state: "pending" })));
    this.entry = { ...entry, operation: { ...entry.operation, adopted: true }, phase: "job" };
    this.follow();
  }

  /** Begins an operation, or attaches to the same one that runs. Throws FlightdeckError: 409 with what is running, 4xx for a bad request. */
  async begin(request: OperationRequest): Promise<{ id: string; attached: boolean }> {
    await this.host.fresh();
    const context = this.host.context(request.kind);
    checkRequest(request, context);
    const service = "service" in request ? request.service : null;
    const running = this.current?.state === "running" ? this.current : null;
    if (running && running.kind === request.kind && running.service === service) return { id: running.id, attached: true };
    if (running) throw busy(running);
    this.takeLock();
    const previous = this.entry;
    const operation = newOperation(request.kind, service, context, this.host.durations);
    this.entry = { operation, phase: "prepare", job: null, begun: [] };
    this.log = emptyJobLog([]);
    this.ending = false;
    try {
      this.save();
      if (service && isSwitch(request.kind)) this.host.switched(service, request.kind === "switch-on");
      const plan = await planFor(request, this.host.context(request.kind), operation.startedAt);
      if (this.prepares(operation.id)) this.runPlan(plan);
    } catch (error) {
      if (service && isSwitch(request.kind)) this.host.switched(service, request.kind === "switch-off");
      if (this.prepares(operation.id)) this.refused(previous, error);
      throw error;
    }
    return { id: operation.id, attached: false };
  }

  /** Stops a running operation and takes back what it had begun. Throws FlightdeckError: 404 unknown, 409 when it can't be cancelled. */
  cancel(id: string): void {
    const entry = this.entry;
    if (!entry || entry.operation.id !== id) {
      throw new FlightdeckError({ code: "operation-unknown", what: "There is no such operation.", why: "The id is unknown here.", todo: "Reload the page." }, { status: 404 });
    }
    if (entry.operation.state !== "running" || !entry.operation.cancellable) {
      throw new FlightdeckError({ code: "not-cancellable", what: "This operation can't be cancelled.", why: entry.operation.state === "running" ? "Half of it would leave the stack in a worse state." : "It has ended.", todo: "Wait for its end." }, { status: 409 });
    }
    if (entry.operation.cancelling) return;
    const cancelling = { ...entry, operation: { ...entry.operation, cancelling: true } };
    // Waits for services without a runner: whoever looks meanwhile must find the one that tidies up, not a job that is over.
    if (entry.job && entry.phase !== "prepare" && !jobRuns(entry.job)) return this.runTidyUp(cancelling);
    this.update({ cancelling: true });
    if (entry.phase === "prepare" || !entry.job) return this.end("cancelled", "Cancelled before anything was run");
    signalJob(entry.job, "SIGINT");
  }

  /** The services changed: an operation that waits for them may have come to its end. */
  servicesChanged(): void {
    const entry = this.entry;
    if (!this.begun || !entry || entry.operation.state !== "running" || this.ending) return;
    const tracks = updateTracks(entry.operation, this.host.services(), this.host.facts());
    if (JSON.stringify(tracks) !== JSON.stringify(entry.operation.tracks)) this.update({ tracks });
    void this.settle();
  }

  /** Throws FlightdeckError (409) where an operation runs that is not this panel's. */
  private takeLock(): void {
    const other = this.lock.take();
    if (other) throw busyElsewhere(other);
    const [newest] = readEntries(this.dir);
    // Its panel has gone, its runner has not: the next panel that starts takes it up.
    if (newest?.phase !== "job" || !newest.job || newest.operation.id === this.entry?.operation.id || !jobRuns(newest.job)) return;
    this.lock.release();
    throw busy({ ...newest.operation, cancellable: false });
  }

  private prepares(id: string): boolean {
    return this.entry?.operation.id === id && this.entry.operation.state === "running" && this.entry.phase === "prepare";
  }

  /** A refusal leaves no trace; anything else that went wrong is shown as a failed operation. */
  private refused(previous: Entry | null, error: unknown): void {
    if (!isFlightdeckError(error)) return this.end("failed", null, error);
    if (this.entry) forgetEntry(this.dir, this.entry.operation.id);
    this.entry = previous;
    this.lock.release();
    this.host.changed();
  }

  private runPlan(plan: Plan): void {
    const steps = plan.steps.map((step) => ({ ...step, expectedMs: this.host.durations.usual(`step ${step.id}`) }));
    this.log = emptyJobLog(steps);
    this.update({ steps, cancellable: plan.cancellable });
    this.launch({ cwd: this.host.config.root, env: this.host.env(), commands: plan.commands, onCancel: plan.onCancel }, plan.begun);
  }

  /** Cancelled while waiting for services: the runner is gone, so a new one stops what had been begun. */
  private runTidyUp(entry: Entry): void {
    const argv = wholeStackCommand(this.host, ["stop", ...entry.begun]);
    const step = pending("cancel", "Stop what had been started");
    this.entry = entry;
    this.log = emptyJobLog([...entry.operation.steps, step]);
    this.launch({ cwd: this.host.config.root, env: this.host.env(), commands: entry.begun.length > 0 ? [{ step: "cancel", argv }] : [], onCancel: [] }, entry.begun, "-cancel");
    this.host.changed();
  }

  private launch(plan: JobPlan, begun: string[], suffix = ""): void {
    if (!this.entry) return;
    const { id } = this.entry.operation;
    const job = startJob(plan.cwd, plan, path.join(this.dir, `${id}${suffix}.log`));
    this.entry = { ...this.entry, phase: "job", job, begun };
    this.save();
    this.follow();
  }

  private follow(): void {
    const job = this.entry?.job;
    if (!job) return;
    this.unfollow();
    this.unfollow = followJob(job, (lines) => {
      for (const line of lines) this.log = readJobLine(this.log, isMarker(line) ? line : this.host.redact(plainText(line)));
      this.update({ steps: this.log.steps, output: this.log.output, outputLines: this.log.outputLines }, false);
    }, (outcome) => {
      this.log = endJobLog(this.log, outcome, Date.now());
      if (this.log.steps !== this.entry?.operation.steps) this.update({ steps: this.log.steps }, false);
      if (!this.entry || this.entry.operation.state !== "running") return;
      this.entry = { ...this.entry, phase: "settle" };
      this.save();
      void this.settle();
    });
  }

  private async settle(): Promise<void> {
    const entry = this.entry;
    if (!entry || this.ending || entry.phase === "prepare") return;
    // The engine may go away while it is asked; the next change of state asks again.
    const verdict = await settle(entry, this.log, this.host).catch(() => null);
    // Another operation by now, or a cancel has come.
    if (!verdict || this.ending || this.entry?.operation.id !== entry.operation.id || this.entry.phase !== entry.phase) return;
    // Not SIGINT: that would also take back what had begun, and with it the evidence.
    if (verdict.state === "failed" && entry.job) signalJob(entry.job, "SIGTERM");
    this.ending = true;
    this.finish({ state: verdict.state, outcome: verdict.outcome, failure: verdict.failure });
  }

  private end(state: Operation["state"], outcome: string | null, cause?: unknown): void {
    const problem = { code: "operation-failed", what: "The operation could not be prepared.", why: cause instanceof Error ? cause.message : "Unknown.", todo: "Try again." };
    this.finish({ state, outcome, failure: state === "failed" ? { ...problem, service: null, log: [] } : null });
  }

  private finish(part: Pick<Operation, "state" | "outcome" | "failure">): void {
    if (!this.entry) return;
    // The next operation's log must not be fed by this one's process, which may still be on its way out.
    this.unfollow();
    const { kind, service } = this.entry.operation;
    if (part.state === "cancelled" && kind === "switch-on" && service) this.host.switched(service, false);
    const operation: Operation = { ...this.entry.operation, ...part, endedAt: Date.now(), cancellable: false };
    this.entry = { ...this.entry, operation, phase: "ended" };
    this.save();
    this.lock.release();
    this.host.durations.learn(operation);
    this.host.changed();
  }

  private update(part: Partial<Operation>, save = true): void {
    if (!this.entry) return;
    this.entry = { ...this.entry, operation: { ...this.entry.operation, ...part } };
    if (save) this.save();
    this.host.changed();
  }

  /** A disk that is full must not keep anybody from stopping the stack: then only the memory of it is lost. */
  private save(): void {
    try {
      if (this.entry) saveEntry(this.dir, this.entry);
    } catch (error) {
      console.error("The journal could not be written:", error);
    }
  }
}
