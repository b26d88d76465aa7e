import type { Engine } from "../contracts/engine";
import type { Machine } from "../contracts/machine";
import type { Figures } from "../contracts/metrics";
import type { Port, Service, StackState } from "../contracts/service";
import type { Check } from "../contracts/snapshot";
import type { Connected } from "../engine/connection";
import { describeChecks, unwritable } from "../preflight/checks";
import type { HostPort } from "../stack/facts";
import type { StackModel } from "../stack/model";
import { CpuClock } from "./cpuClock";
import { readMachine } from "./machineReading";
import { PortWatch } from "./portWatch";

interface Scene {
  project: string;
  connected: Connected | null;
  model: StackModel | null;
  services: readonly Service[];
  /** What the stack uses now; null while nothing runs. */
  total: Figures | null;
  /** A running container to look from. */
  container: string | undefined;
}

/** What no event tells and is looked at now and then: the machine, the ports, the folders. */
export class Looks {
  machine: Machine | null = null;
  private locked: string[] = [];
  private readonly clock = new CpuClock();
  private readonly portWatch = new PortWatch();
  private passed = false;

  /** Asked at each tick whether this is the time for a look. While the stack is healthy every other tick will do: no start is near, and its ports are held. */
  isDue(state: StackState): boolean {
    this.passed = state === "healthy" && !this.passed;
    return !this.passed;
  }

  /** Throws whatever an engine that goes away in between makes it throw. */
  async look({ project, connected, model, services, total, container }: Scene): Promise<void> {
    if (connected) this.machine = await readMachine(connected, { total, container, clock: this.clock }, Date.now());
    if (!model) return;
    await this.portWatch.look(connected?.docker ?? null, project, model, services);
    this.locked = unwritable([...new Set(model.services.flatMap((service) => service.binds.map((bind) => bind.source)))]);
  }

  ports(model: StackModel, services: readonly Service[], held: (service: string) => readonly HostPort[]): Port[] { return this.portWatch.describe(model, services, held); }

  checks(engine: Engine, ports: readonly Port[]): Check[] { return describeChecks(engine, this.machine, ports, this.locked); }
}
