import { Airflow, type AirflowLook } from "../airflow/airflow";
import { brokerArgv, parseBroker } from "../celery/broker";
import { DagRun, Glance, type AirflowGlance, type WorkGlance } from "../contracts/glance";
import type { Service } from "../contracts/service";
import { FlightdeckError } from "../errors";
import { Mlflow, type MlflowLook } from "../mlflow/mlflow";
import type { HostPort } from "../stack/facts";
import type { PortModel, StackModel } from "../stack/model";
import { composeGlance } from "./compose";
import { mapTexts } from "./mapTexts";
import { Poll } from "./poll";
import { addressOf, pagePort, speakers, waitFor, type Target } from "./targets";

const ACTIVE_MS = 3_000;
const IDLE_MS = 10_000;
/** Tasks come of DAG runs: where Airflow tells of one that begins, the broker is asked at once. */
const BROKER_IDLE_MS = 30_000;
/** So often Airflow is asked for the history while nobody looks; its fifty newest runs are seen each time. */
const RECORD_MS = 60_000;
const RECORD_TIMEOUT_MS = 20_000;

/** What the glance needs of the panel. */
export interface Surroundings {
  model(): StackModel | null;
  services(): readonly Service[];
  /** Whether this computer's ports are the engine's: a login goes nowhere else. */
  isLocal(): boolean;
  /** Host ports that the containers of this service hold now. */
  hostPorts(service: string): readonly HostPort[];
  /** When the first of its containers that run was started, epoch ms; null when none runs. */
  runsSince(service: string): number | null;
  /** Whether one of its containers is there and stands still: what it had begun is begun. */
  isPaused(service: string): boolean;
  readCommand(service: string, argv: readonly string[]): Promise<string>;
  login(): { user: string; password: string };
  redact(text: string): string;
  /** Airflow's newest answer, as often as anybody answers; without secrets. */
  sawAirflow(airflow: AirflowGlance): void;
  /** Calls back whenever a service changes; returns how to stop. */
  onChange(listener: () => void): () => void;
}

/** Airflow, MLflow and the broker, asked only while somebody looks; Airflow now and then for the history too. */
export class GlanceWatch {
  current: Glance = { airflow: null, mlflow: null, work: null };
  private sent = JSON.stringify(this.current);
  private readonly readers = new Set<(glance: Glance) => void>();
  private readonly airflow: Poll<AirflowLook>;
  private readonly mlflow: Poll<MlflowLook>;
  private readonly work: Poll<WorkGlance>;
  private client: { key: string; airflow: Airflow } | null = null;
  private tracking: { key: string; mlflow: Mlflow } | null = null;
  private runs = "";
  private active = false;
  private states = "";
  private unfollow: () => void = () => {};

  constructor(private readonly around: Surroundings) {
    const changed = (): void => this.compose();
    const page = (speaks: string) => () => this.pageTarget(speaks);
    const everyMs = (): number => (this.active ? ACTIVE_MS : IDLE_MS);
    this.airflow = new Poll({ target: page("airflow-2"), look: (signal) => this.airflowClient().look(signal), everyMs, changed });
    this.mlflow = new Poll({ target: page("mlflow"), look: (signal) => this.lookAtMlflow(signal), everyMs, changed });
    this.work = new Poll({ target: () => this.brokerTarget(), look: () => this.lookAtWork(), everyMs: () => (!this.active && this.isQuiet() ? BROKER_IDLE_MS : everyMs()), changed });
  }

  /** Hands out the whole glance now and whenever it changes. The first reader starts the questions, the last one ends them. */
  subscribe(reader: (glance: Glance) => void): () => void {
    if (this.readers.size === 0) {
      this.unfollow = this.around.onChange(() => this.followStates());
      for (const poll of [this.airflow, this.mlflow, this.work]) poll.start();
    }
    this.readers.add(reader);
    reader(this.current);
    return () => {
      if (!this.readers.delete(reader) || this.readers.size > 0) return;
      this.unfollow();
      for (const poll of [this.airflow, this.mlflow, this.work]) poll.stop();
    };
  }

  /** Has Airflow's failures in the history though nobody looks. */
  keepRecord(): void {
    setInterval(() => { void this.askForRecord(); }, RECORD_MS).unref();
  }

  /** Asks Airflow once, unless it is being asked anyway. */
  async askForRecord(): Promise<void> {
    if (this.readers.size === 0) await this.airflow.once(AbortSignal.timeout(RECORD_TIMEOUT_MS));
  }

  /** Makes a run of a DAG with this id; `unpause` does so first where it is paused. Throws FlightdeckError when Airflow can't be asked or refuses. */
  async trigger(dag: string, run: string, unpause: boolean): Promise<void> {
    const target = this.pageTarget("airflow-2");
    if (!target || target.wait) throw new FlightdeckError({ code: "airflow-not-ready", what: "Airflow can't be asked now.", why: target?.wait ? `${target.wait}.` : "The compose file names no Airflow.", todo: "Start it, then try again." }, { status: 409 });
    await this.airflowClient().trigger(dag, run, unpause, AbortSignal.timeout(10_000));
    this.airflow.poke();
  }

  /** How many tasks the workers run now; null when a worker is paused, or runs and the broker does not say so within three seconds. */
  async runningTasks(): Promise<number | null> {
    const workers = this.of("celery-worker").map(({ service }) => service);
    if (workers.some(({ name }) => this.around.isPaused(name))) return null;
    if (!workers.some(({ startedAt }) => startedAt !== null)) return 0;
    if (this.brokerTarget()?.wait !== null) return null;
    const late = new Promise<null>((resolve) => { setTimeout(resolve, 3_000, null).unref(); });
    return Promise.race([this.lookAtWork().then(({ taken }) => taken, () => null), late]);
  }

  /** Both have just answered. */
  private isQuiet(): boolean { return [this.airflow, this.work].every(({ part }) => part?.value && part.asOf === null); }

  private of(speaks: string): Target[] { return speakers(this.around.model(), this.around.services(), speaks); }

  private portOf(target: Target): PortModel | null { return pagePort(target, this.around.hostPorts(target.service.name)); }

  private pageTarget(speaks: string): { service: string; wait: string | null } | null {
    const [target] = this.of(speaks);
    const port = target && this.portOf(target);
    if (!target || !port) return null;
    const { name } = target.service;
    if (!this.around.isLocal()) return { service: name, wait: `${name} runs on another computer` };
    const wait = waitFor(target);
    // After a change of its port a container holds the old one until it is made anew, and the new one may be anybody's.
    return { service: name, wait: wait ?? (this.around.hostPorts(name).some(({ host }) => host === port.host) ? null : `${name} has to be restarted for its port`) };
  }

  private brokerTarget(): { service: string; wait: string | null } | null {
    const [target] = this.of("celery-broker");
    return target ? { service: target.service.name, wait: waitFor(target) } : null;
  }

  /** One client for as long as Airflow stays where it is: it holds the session. */
  private airflowClient(): Airflow {
    const [target] = this.of("airflow-2");
    const port = target && this.portOf(target);
    if (!port) throw new Error("no Airflow");
    const key = JSON.stringify([port, target.service.containerId]);
    if (this.client?.key !== key) {
      this.client = { key, airflow: new Airflow(addressOf(port), `http://localhost:${port.host}`, () => this.around.login(), target.model.binds, (text) => this.around.redact(text), () => this.of("celery-worker").map(({ service }) => service.name)) };
    }
    return this.client.airflow;
  }

  private lookAtMlflow(signal: AbortSignal): Promise<MlflowLook> {
    const [target] = this.of("mlflow");
    const port = target && this.portOf(target);
    if (!port) throw new Error("no MLflow");
    const key = JSON.stringify([port, target.service.containerId]);
    if (this.tracking?.key !== key) this.tracking = { key, mlflow: new Mlflow(addressOf(port), `http://localhost:${port.host}`) };
    const makers = (this.airflow.part?.value?.runs ?? []).map(({ dag, id, state, startedAt, endedAt }) => ({ dag, id, state, startedAt, endedAt }));
    return this.tracking.mlflow.look(makers, signal);
  }

  private async lookAtWork(): Promise<WorkGlance> {
    const [broker] = this.of("celery-broker");
    if (!broker) throw new Error("no broker");
    const workers = this.of("celery-worker");
    const since = Math.min(...workers.flatMap(({ service }) => this.around.runsSince(service.name) ?? []), Date.now());
    const look = parseBroker(await this.around.readCommand(broker.service.name, brokerArgv(since)));
    if (!look) throw new FlightdeckError({ code: "broker-odd", what: "The queues can't be read.", why: `${broker.service.name} answers in another form than Flightdeck knows.`, todo: "Look at its log." });
    const slots = workers.flatMap(({ model, service }) => Array.from({ length: service.replicas.ready }, () => model.slots));
    const all = workers.reduce((sum, { service }) => sum + Math.max(1, service.replicas.all), 0);
    return { ...look, slots: slots.includes(null) ? null : slots.reduce<number>((sum, count) => sum + (count ?? 0), 0), workers: { healthy: slots.length, all } };
  }

  /** A service that turned healthy is asked at once; one that went away is said at once. */
  private followStates(): void {
    const states = this.around.services().map((service) => `${service.name} ${service.state}`).join();
    if (states === this.states) return;
    this.states = states;
    for (const poll of [this.airflow, this.mlflow, this.work]) poll.poke();
  }

  private compose(): void {
    const url = (speaks: string): string | null => {
      const [target] = this.of(speaks);
      const port = target && this.portOf(target);
      return port && port.host !== null ? `http://localhost:${port.host}` : null;
    };
    const client = this.client?.airflow;
    const glance = composeGlance({
      airflow: this.airflow.part, mlflow: this.mlflow.part, work: this.work.part,
      urls: { airflow: url("airflow-2"), mlflow: url("mlflow") },
      runPage: client ? (dag, run) => client.runPage(dag, run) : null,
    });
    this.followWork();
    this.followRuns();
    const next = Glance.parse(mapTexts(glance, (text) => this.around.redact(text)));
    // Also what says nothing new: who keeps the history may have taken that over only now.
    if (next.airflow?.value && next.airflow.asOf === null) this.around.sawAirflow({ ...next.airflow.value, runs: [...next.airflow.value.runs, ...this.failedBefore()] });
    const text = JSON.stringify(next);
    if (text === this.sent) return;
    this.sent = text;
    this.current = next;
    for (const reader of this.readers) reader(this.current);
  }

  /** Failed DAG runs that are too old for the page, for the history. */
  private failedBefore(): DagRun[] {
    const runs = this.airflow.part?.value?.failedBefore ?? [];
    return runs.map((run) => DagRun.parse(mapTexts({ ...run, mlflow: [], mlflowCount: 0, mlflowMore: false }, (text) => this.around.redact(text))));
  }

  /** Something runs or waits: all three are asked more often, at once when it begins and once more when it has ended. */
  private followWork(): void {
    const runs = this.airflow.part?.value?.runs ?? [];
    const work = this.work.part?.value;
    const active = runs.some((run) => run.state === "running" || run.state === "queued") || (work?.taken ?? 0) > 0 || (work?.queues.length ?? 0) > 0;
    if (active === this.active) return;
    this.active = active;
    for (const poll of [this.airflow, this.mlflow, this.work]) poll.poke();
  }

  /** Other DAG runs, or in another state: MLflow is asked at once what they made. */
  private followRuns(): void {
    const runs = (this.airflow.part?.value?.runs ?? []).map(({ dag, id, state }) => `${dag} ${id} ${state}`).join("\n");
    if (runs === this.runs) return;
    this.runs = runs;
    this.mlflow.poke();
  }
}
