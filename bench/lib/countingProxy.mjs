import net from "node:net";
import path from "node:path";
import { defer } from "./deferred.mjs";
import { temporaryFolder } from "./project.mjs";

const ENGINE = (process.env.DOCKER_HOST ?? "unix:///var/run/docker.sock").replace(/^unix:\/\//, "");

/** A socket in front of the engine that knows which streams are open through it. */
export class CountingProxy {
  constructor() {
    this.socket = path.join(temporaryFolder("fdbench-engine"), "engine.sock");
    /** Connection -> the path of its last request. */
    this.requests = new Map();
  }

  static async open() {
    const proxy = new CountingProxy();
    const server = net.createServer({ allowHalfOpen: true }, (client) => proxy.accept(client));
    await new Promise((resolve) => server.listen(proxy.socket, resolve));
    defer(() => {
      for (const client of proxy.requests.keys()) client.destroy();
      server.close();
    });
    return proxy;
  }

  get host() {
    return `unix://${this.socket}`;
  }

  /** How many streams of this kind are open now. */
  open(kind) {
    return [...this.requests.values()].filter((request) => kind.test(request)).length;
  }

  accept(client) {
    const engine = net.connect({ path: ENGINE, allowHalfOpen: true });
    this.requests.set(client, "");
    client.on("data", (chunk) => {
      const request = /^[A-Z]+ (\S+) HTTP/.exec(chunk.toString("latin1", 0, 2_000));
      if (request) this.requests.set(client, request[1]);
    });
    client.pipe(engine).pipe(client);
    for (const [one, other] of [[client, engine], [engine, client]]) {
      one.on("error", () => one.destroy());
      one.once("close", () => other.destroy());
    }
    client.once("close", () => this.requests.delete(client));
  }
}
