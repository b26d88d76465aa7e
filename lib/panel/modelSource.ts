import { existsSync, statSync, watch } from "node:fs";
import path from "node:path";
import type { PanelConfig } from "../config";
import type { Problem } from "../contracts/problem";
import { loadModel, loadRaw } from "../compose/load";
import type { RawConfig } from "../compose/model";
import { isFlightdeckError } from "../errors";
import { ensureEnvironment } from "../settings/firstStart";
import type { StackModel } from "../stack/model";
import { coalesce } from "./coalesce";

const SETTLE_MS = 150;

/** Reads the compose model at start and again whenever its files change; the last good one is kept when they can't be read. */
export class ModelSource {
  model: StackModel | null = null;
  problem: Problem | null = null;
  /** Names of the variables that hold secrets. */
  secrets: string[] = [];
  private timer: NodeJS.Timeout | null = null;
  private readAt = "";

  constructor(private readonly config: PanelConfig, private readonly env: () => Record<string, string>, private readonly changed: () => void) {}

  /** Reads once more; calls that come while one runs wait for a fresh read after it. */
  readonly reload = coalesce(() => this.read());

  /** Reads again if a file was saved since: the watch tells a moment later. */
  async fresh(): Promise<void> {
    if (this.stamp() !== this.readAt) await this.reload();
  }

  private stamp(): string {
    return [this.config.composeFile, this.config.envFile].map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0).join();
  }

  /** Watches the folders of both files: editors replace a file, which ends a watch on the file itself. */
  watch(): void {
    const files = [this.config.composeFile, this.config.envFile];
    for (const dir of new Set(files.map((file) => path.dirname(file)))) {
      if (!existsSync(dir)) continue;
      watch(dir, (_, name) => {
        if (!files.includes(path.join(dir, name ?? ""))) return;
        if (this.timer) clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.fresh(), SETTLE_MS);
      }).unref();
    }
  }

  private async read(): Promise<void> {
    this.readAt = this.stamp();
    try {
      const raw: RawConfig = await loadRaw(this.config, this.env());
      this.secrets = Object.keys(raw["x-flightdeck"]?.secrets ?? {});
      await ensureEnvironment(this.config.envFile, raw["x-flightdeck"]?.secrets ?? {}, raw["x-flightdeck"]?.user ?? null);
      this.model = await loadModel(this.config, this.env(), raw);
      this.problem = null;
    } catch (error) {
      this.problem = isFlightdeckError(error) ? error.problem : {
        code: "compose-unreadable", what: "The compose file can't be read.", why: error instanceof Error ? error.message.slice(0, 500) : String(error),
        todo: `Check ${this.config.composeFile}.`,
      };
    }
    this.changed();
  }
}
