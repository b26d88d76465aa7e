import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { once } from "node:events";
import path from "node:path";
import { expect } from "@playwright/test";
import { freePort } from "./freePort";
import type { Stack } from "./stack";

const SERVE = path.join(import.meta.dirname, "serve.mjs");

/** The panel as users run it: the built app, served on loopback, for one stack. */
export class Panel {
  private process: ChildProcess | null = null;
  private constructor(readonly stack: Stack, readonly port: number, private readonly environment: Record<string, string>) {}

  static async start(stack: Stack, environment: Record<string, string> = {}): Promise<Panel> {
    const panel = new Panel(stack, await freePort(), environment);
    await panel.start();
    return panel;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }
  get pid(): number {
    if (!this.process?.pid) throw new Error("the panel does not run");
    return this.process.pid;
  }
  get logFile(): string {
    return path.join(this.stack.folder, "panel.log");
  }

  /** Starts the server (again) on the same port and waits for its first page. */
  async start(): Promise<void> {
    const { stack } = this;
    await mkdir(stack.folder, { recursive: true });
    const log = createWriteStream(this.logFile, { flags: "a" });
    await once(log, "open");
    this.process = spawn(process.execPath, [SERVE, String(this.port)], {
      stdio: ["ignore", log, log, "ipc"],
      env: {
        ...process.env,
        FLIGHTDECK_COMPOSE_FILE: stack.composeFile, FLIGHTDECK_PROJECT: stack.name,
        FLIGHTDECK_ENV_FILE: stack.envFile, FLIGHTDECK_STATE_DIR: stack.stateFolder,
        ...this.environment,
        NODE_ENV: "production",
      },
    });
    log.close();
    await expect.poll(() => fetch(this.url).then((reply) => reply.status, () => 0), { message: "the panel serves its page", intervals: [50], timeout: 20_000 }).toBe(200);
  }

  /** Ends the server; `SIGKILL` is a crash. What it had started may run on. */
  async end(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const { process: server } = this;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, "exit");
    server.kill(signal);
    await gone;
  }
}
