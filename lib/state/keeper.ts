import path from "node:path";
import type { Check } from "../contracts/snapshot";
import { Lock } from "./lock";
import type { Owner } from "./lock";
import { stateCheck, stateProblem } from "./stateFolder";

/** Every so many looks something is written, also where the system says that there is room: a quota shows in no other way. */
const WRITE_EVERY = 12;

/** This panel's hold on its state folder: whether it is the one that keeps history and metrics there, and whether they can be kept at all. */
export class StateKeeper {
  check: Check;
  private other: Owner | null;
  private readonly lock: Lock;
  private looks = 0;

  constructor(private readonly dir: string, readonly address: () => string) {
    this.lock = new Lock(path.join(dir, "panel.lock"), address);
    this.other = this.lock.take();
    this.check = stateCheck(dir, stateProblem(dir), this.other);
  }

  readonly keeps = (): boolean => this.other === null;

  /** Looks again; true when there is something else to say. */
  look(): boolean {
    const before = this.check.text;
    this.other = this.lock.take();
    const lightly = this.check.level !== "bad" && ++this.looks % WRITE_EVERY !== 0;
    this.check = stateCheck(this.dir, stateProblem(this.dir, { lightly }), this.other);
    return this.check.text !== before;
  }
}
