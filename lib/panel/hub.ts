import type { Patch, Snapshot } from "../contracts/snapshot";
import { diffSnapshots } from "../stack/diff";

const COALESCE_MS = 12;
const KEPT_PATCHES = 200;

export type Subscriber = (patch: Patch) => void;

/**
 * Holds the current snapshot and hands out differences. The first change leaves at once; what follows within 12 ms is sent as one.
 * The last 200 patches are kept, so that a reader who was away for a moment can catch up.
 */
export class Hub {
  private readonly subscribers = new Set<Subscriber>();
  private readonly patches: Patch[] = [];
  private timer: NodeJS.Timeout | null = null;
  private dirty = false;

  /** `built` runs after each look at the state, with or without a difference. */
  constructor(private snapshot: Snapshot, private readonly build: (seq: number) => Snapshot, private readonly built: () => void) {}

  get current(): Snapshot { return this.snapshot; }
  get readers(): number { return this.subscribers.size; }

  /** Something changed; the snapshot is built when it is sent. */
  touch(): void {
    this.dirty = true;
    if (this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.dirty) this.touch();
    }, COALESCE_MS);
    this.flush();
  }

  /** Patches after `seq`, or null when they are no longer all there. */
  since(seq: number): Patch[] | null {
    if (seq === this.snapshot.seq) return [];
    const from = this.patches.findIndex((patch) => patch.seq === seq + 1);
    return from < 0 ? null : this.patches.slice(from);
  }

  subscribe(subscriber: Subscriber): () => void {
    this.subscribers.add(subscriber);
    return () => { this.subscribers.delete(subscriber); };
  }

  private flush(): void {
    this.dirty = false;
    const next = this.build(this.snapshot.seq + 1);
    const patch = diffSnapshots(this.snapshot, next);
    if (patch) {
      this.snapshot = next;
      this.patches.push(patch);
      if (this.patches.length > KEPT_PATCHES) this.patches.shift();
      for (const subscriber of this.subscribers) subscriber(patch);
    }
    this.built();
  }
}
