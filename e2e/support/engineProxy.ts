import { rm } from "node:fs/promises";
import net from "node:net";
import path from "node:path";

const ENGINE = "/var/run/docker.sock";

/** A socket in front of the real engine that can vanish, come back, or go on without answering. */
export class EngineProxy {
  private readonly connections = new Set<net.Socket>();
  private server: net.Server | null = null;
  private hanging = false;
  private constructor(private readonly socket: string) {}

  static async create(folder: string): Promise<EngineProxy> {
    const proxy = new EngineProxy(path.join(folder, "engine.sock"));
    await proxy.restore();
    return proxy;
  }

  get host(): string {
    return `unix://${this.socket}`;
  }

  /** The engine is there and answers. */
  async restore(): Promise<void> {
    this.hanging = false;
    this.drop();
    if (this.server) return;
    this.server = net.createServer({ allowHalfOpen: true }, (client) => this.accept(client));
    await new Promise<void>((resolve) => this.server!.listen(this.socket, resolve));
  }

  /** The engine is gone: the socket file with it. */
  async cut(): Promise<void> {
    const { server } = this;
    this.server = null;
    const closed = server && new Promise((resolve) => server.close(resolve));
    this.drop();
    await closed;
    await rm(this.socket, { force: true });
  }

  /** Half-dead: takes every connection and request, and never says a word again. */
  hang(): void {
    this.hanging = true;
    for (const connection of this.connections) connection.unpipe().pause();
  }

  private accept(client: net.Socket): void {
    this.keep(client);
    if (this.hanging) return;
    const engine = net.connect({ path: ENGINE, allowHalfOpen: true });
    this.keep(engine);
    client.pipe(engine).pipe(client);
    client.once("close", () => engine.destroy());
    engine.once("close", () => client.destroy());
  }

  private keep(connection: net.Socket): void {
    this.connections.add(connection);
    connection.on("error", () => connection.destroy());
    connection.once("close", () => this.connections.delete(connection));
  }

  private drop(): void {
    for (const connection of this.connections) connection.destroy();
  }
}
