import type { PanelConfig } from "../config";
import type { OperationKind } from "../contracts/operation";
import type { Service } from "../contracts/service";
import type { Facts } from "../stack/facts";
import type { Durations } from "./durations";
import type { PlanContext } from "./plan";

/** What operations need of the panel around them. */
export interface OperationsHost {
  stateDir: string;
  /** Where this panel is found, for another one to tell. */
  address: () => string;
  config: PanelConfig;
  env(): Record<string, string>;
  /** Throws FlightdeckError when the engine or the model is not there; a stop does without the model. */
  context(kind?: OperationKind): PlanContext;
  /** The model as the files are at this moment. */
  fresh(): Promise<void>;
  services(): readonly Service[];
  connected(): boolean;
  facts(): Facts;
  durations: Durations;
  /** The last lines of a service's log, empty when there is none. */
  logOf(service: string): Promise<string[]>;
  redact(line: string): string;
  changed(): void;
  /** An optional service was switched; remembered over restarts. */
  switched(service: string, on: boolean): void;
}
