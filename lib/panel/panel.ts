import { randomUUID } from "node:crypto";
import path from "node:path";
import type { PanelConfig } from "../config";
import type { Engine } from "../contracts/engine";
import type { OperationKind } from "../contracts/operation";
import type { Service } from "../contracts/service";
import type { Snapshot } from "../contracts/snapshot";
import { shellCommand } from "../compose/argv";
import { composeEnvironment } from "../compose/environment";
import { composeVersion } from "../compose/version";
import { DiskWatch } from "../disk/diskWatch";
import { EngineConnection, type Connected } from "../engine/connection";
import { isOnThisComputer, resolveEndpoint } from "../engine/endpoint";
import { readCommand } from "../engine/exec";
import { tailLog } from "../engine/logs";
import { FlightdeckError } from "../errors";
import { GlanceWatch } from "../glance/watch";
import { Metrics } from "../metrics/metrics";
import { KeptLogs } from "../logs/keptLogs";
import { Logs } from "../logs/logs";
import { Durations, STACK } from "../operations/durations";
import { Operations } from "../operations/operations";
import type { PlanContext } from "../operations/plan";
import { setEnv } from "../settings/envFile";
import { Recorder } from "../recorder/recorder";
import { readLogin } from "../settings/login";
import { StateKeeper } from "../state/keeper";
import { describeServices } from "../stack/describe";
import { reduceFacts, type ContainerFact, type FactEvent, type Facts } from "../stack/facts";
import type { StackModel } from "../stack/model";
import { hostPortsOf, memoryLimitOf, replicasOf, runningIn, runsSince } from "../stack/replicas";
import { Attention } from "./attention";
import { coalesce } from "./coalesce";
import { Hub } from "./hub";
import { Looks } from "./looks";
import { ModelSource } from "./modelSource";
import { redactEvent, Redactor } from "./redact";
import { buildSnapshot } from "./snapshot";
import { Switches } from "./switches";

const LOOK_EVERY_MS = 5_000;

/** One panel process: facts flow in from the engine, the snapshot flows out, operations run in between. */
export class Panel {
  readonly id = randomUUID();
  readonly hub: Hub;
  readonly operations: Operations;
  readonly source: ModelSource;
  readonly glance: GlanceWatch;
  readonly metrics: Metrics;
  readonly disk: DiskWatch;
  readonly recorder: Recorder;
  readonly logs = new Logs({ streams: () => this.connection.connected?.streams ?? null, connectedStreams: () => this.engineClients().streams, facts: () => this.facts, earlier: (services, range) => this.keptLogs.between(services, range, this.facts), redact: (text) => this.redact(text) });
  readonly keptLogs: KeptLogs;
  private facts: Facts = new Map();
  private engine: Engine = { state: "connecting", name: null, endpoint: null, compose: null, since: Date.now(), retryAt: null, problem: null };
  private services: Service[] = [];
  private readonly secrets = new Redactor();
  /** A text without the values of secrets. */ readonly redact = (text: string): string => this.secrets.redact(text);
  private readonly connection: EngineConnection;
  private readonly switches: Switches;
  private readonly durations: Durations;
  private readonly looks = new Looks();
  readonly attention = new Attention({ readers: () => this.hub.readers, watch: (watched) => this.connection.watch(watched) });
  private readonly state: StateKeeper;

  constructor(readonly config: PanelConfig) {
    this.state = new StateKeeper(config.stateDir, () => `http://localhost:${process.env.PORT ?? "3000"}`);
    this.switches = new Switches(config.stateDir);
    this.durations = new Durations(config.stateDir);
    this.recorder = new Recorder(config.stateDir, (service) => this.source.model?.services.find((one) => one.name === service)?.kind === "one-shot", this.state.keeps);
    this.keptLogs = new KeptLogs(path.join(config.stateDir, "logs"), { streams: () => this.connection.connected?.streams ?? null, redact: (text) => this.redact(text) });
    this.source = new ModelSource(config, () => this.env(), () => this.modelChanged());
    this.connection = new EngineConnection(config.project, { onEngine: (engine) => this.engineChanged(engine), onFact: (event) => this.factCame(event), probesWatched: () => this.recorder.readers > 0 });
    this.operations = new Operations({
      stateDir: config.stateDir, address: this.state.address, config, durations: this.durations,
      env: () => this.env(), fresh: () => this.source.fresh(), context: (kind) => this.context(kind), services: () => this.services, connected: () => this.engine.state === "connected",
      facts: () => this.facts, logOf: (service) => this.logOf(service, 60).catch(() => []), redact: this.redact, changed: () => this.hub.touch(),
      switched: (service, on) => this.switches.set(service, on),
    });
    this.metrics = new Metrics({
      stateDir: config.stateDir, keeps: this.state.keeps, engine: () => this.connection.connected, running: () => runningIn(this.facts, this.services), watched: () => this.hub.readers > 0,
      memoryLimit: (service) => memoryLimitOf(this.replicasOf(service)), changed: () => this.hub.touch(),
    });
    this.disk = new DiskWatch({
      project: config.project, docker: () => this.engineClients().streams, model: () => this.model(),
      operation: () => (this.operations.current?.state === "running" ? this.operations.current.kind : null),
    });
    this.hub = new Hub(this.build(0), (seq) => this.build(seq), () => {
      this.operations.servicesChanged();
      this.metrics.servicesChanged();
      this.recorder.saw(this.hub.current);
    });
    this.glance = new GlanceWatch({
      model: () => this.source.model, services: () => this.services, login: () => readLogin(config.envFile, this.model()), redact: (text) => this.redact(text),
      isLocal: () => isOnThisComputer(this.engine.endpoint), hostPorts: (service) => hostPortsOf(this.facts, service), runsSince: (service) => runsSince(this.replicasOf(service)),
      sawAirflow: (airflow) => this.recorder.sawAirflow(airflow), isPaused: (service) => this.replicasOf(service).some(({ status }) => status === "paused"),
      readCommand: (service, argv) => readCommand(this.docker(), this.factOf(service)?.id ?? "", argv),
      onChange: (listener) => this.hub.subscribe((patch) => { if (patch.services) listener(); }),
    });
  }

  /** Begins to watch; resolves when the first model and the engine's first answer (or its absence) are in the snapshot. */
  async boot(): Promise<void> {
    await this.source.reload();
    this.source.watch();
    const answered = new Promise<void>((resolve) => { this.firstAnswer = resolve; });
    void this.connection.run();
    setInterval(() => this.tick(), LOOK_EVERY_MS).unref();
    await answered;
    this.operations.adopt();
    this.metrics.start();
    this.glance.keepRecord();
    await this.look();
  }
  private firstAnswer: () => void = () => {};

  /** Client of the connected engine. Throws FlightdeckError with the engine's problem (503). */
  docker(): PlanContext["docker"] { return this.engineClients().docker; }

  private engineClients(): Connected {
    const { connected } = this.connection;
    if (connected) return connected;
    throw new FlightdeckError(this.engine.problem ?? { code: "engine-connecting", what: "Docker has not answered yet.", why: "Flightdeck has only just started.", todo: "Try again in a moment." }, { status: 503 });
  }

  /** The model. Throws FlightdeckError with what is wrong with its files (409). */
  model(): StackModel {
    if (this.source.model) return this.source.model;
    throw new FlightdeckError(this.source.problem ?? { code: "model-missing", what: "The compose file has not been read yet.", why: "Flightdeck has only just started.", todo: "Try again in a moment." }, { status: 409 });
  }

  context(kind?: OperationKind): PlanContext {
    // Compose would refuse every call; a stop goes around it.
    if (kind && kind !== "stop" && this.source.problem) throw new FlightdeckError(this.source.problem, { status: 409 });
    const empty: StackModel = { name: this.config.project, title: this.config.project, services: [], volumes: [], login: null, bases: [] };
    const running = [...this.facts.values()].filter((fact) => fact.status === "running" || fact.status === "restarting");
    return {
      config: this.config, docker: this.docker(), env: this.env(), model: kind === "stop" ? this.source.model ?? empty : this.model(), services: this.services, switchedOn: this.switches.on,
      fileBroken: this.source.problem !== null, running: running.sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0)).map((fact) => fact.id),
      setEnv: async (changes) => {
        await setEnv(this.config.envFile, changes);
        await this.source.reload();
        return this.model();
      },
    };
  }

  /** The last lines of a service's log (of several containers one's), secrets taken out; empty when it has no container. */
  async logOf(service: string, count: number, fact = this.factOf(service)): Promise<string[]> {
    if (!fact) return [];
    return (await tailLog(this.docker(), fact.id, { count, tty: fact.tty })).map(this.redact);
  }

  /** Every secret value known in this process, changed ones too. */
  get knownSecrets(): string[] { return this.secrets.known; }
  currentFacts(): Facts { return this.facts; }

  /** The current containers of a service. */
  replicasOf(service: string): ContainerFact[] { return replicasOf(this.facts, service); }

  /** What the engine says of a service's container, of several the one that its state speaks of; undefined while it has none. */
  factOf(service: string): ContainerFact | undefined {
    const id = this.services.find((one) => one.name === service)?.containerId;
    return id ? this.facts.get(id) : undefined;
  }

  /** Tells whenever the timeline has grown, and has probes read as they come. Returns how to stop. */
  followHistory(tell: () => void): () => void {
    this.connection.readProbes();
    return this.recorder.subscribe(tell);
  }

  /** Looks afresh at what no event tells: ports, machine, folders, usage. */
  readonly look = coalesce(() => this.lookOnce());

  private async lookOnce(): Promise<void> {
    if (this.state.look()) this.changed();
    const { connected } = this.connection;
    if (!connected) this.connection.retryNow();
    try {
      if (connected) {
        this.metrics.nudge();
        if (this.engine.compose === null) this.engine = { ...this.engine, compose: await composeVersion(this.env(), this.config.root) };
      }
      await this.looks.look({
        project: this.config.project, connected, model: this.source.model, services: this.services,
        total: this.metrics.curves.total, container: runningIn(this.facts, this.services).keys().next().value,
      });
    } catch {
      // The engine went away in between; the connection says so.
    }
    this.changed();
  }

  /** While somebody looks: what no event tells, and files that can't be read for a reason that no watch sees (compose's plug-in, a folder that is gone). */
  private tick(): void {
    if (this.hub.readers === 0) { if (this.state.look()) this.changed(); }
    else if (this.source.problem) void this.source.reload();
    else if (this.looks.isDue(this.hub.current.stack.state)) void this.look();
    this.recorder.alive();
    this.attention.tick();
  }

  /** Environment of every docker call. */
  env(): Record<string, string> { return composeEnvironment(this.connection?.connected?.host ?? resolveEndpoint().host); }

  private engineChanged(engine: Engine): void {
    const came = engine.state === "connected" && this.engine.state !== "connected";
    this.engine = { ...engine, compose: this.engine.compose };
    this.changed();
    this.logs.factsChanged();
    if (engine.state !== "connecting") this.firstAnswer();
    if (came) void this.look();
  }

  private factCame(event: FactEvent): void {
    if (event.type === "listed" || event.type === "inspected") this.secrets.saw(event.containers);
    const clean = this.operations.ordered(redactEvent(event, this.redact));
    this.keptLogs.happened(event, this.facts);
    this.facts = reduceFacts(this.facts, clean);
    this.changed();
    this.recorder.fact(clean, this.facts);
    this.logs.factsChanged();
  }

  private modelChanged(): void {
    const login = this.source.model?.login ?? null;
    try {
      this.secrets.readFile(this.config.envFile, [...this.source.secrets, login?.password ?? null], login?.default ?? null);
    } catch {
      // The file can't be read: the source says so, and the values known before go on being taken out.
    }
    this.changed();
    void this.look();
  }
  private changed(): void { this.hub.touch(); }

  private build(seq: number): Snapshot {
    const { model, problem } = this.source;
    const operation = this.operations.current, now = Date.now();
    this.services = model ? describeServices({ model, facts: this.facts, engine: this.engine, operation, switchedOn: this.switches.on, expected: this.durations.usualStarts(), commandFor: (service) => shellCommand(this.config, service), now }) : [];
    const ports = model ? this.looks.ports(model, this.services, (service) => hostPortsOf(this.facts, service)) : [];
    return buildSnapshot({
      seq, panel: this.id, project: this.config.project, engine: this.engine, model, problem, services: this.services, ports,
      checks: [...this.looks.checks(this.engine, ports), this.state.check], machine: this.looks.machine, usage: this.metrics.curves.usage,
      operation, lastStartMs: this.durations.last(STACK), now,
    });
  }
}
