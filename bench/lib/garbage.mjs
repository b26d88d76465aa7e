import { once } from "node:events";
import { WebSocket } from "ws";
import { freePort } from "./project.mjs";

/** For a panel whose garbage a bench wants to collect: what is left then is what it holds. Returns its variables, and how to collect. */
export async function garbageCollector() {
  const port = await freePort();
  const collect = async () => {
    const [{ webSocketDebuggerUrl }] = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
    const inspector = new WebSocket(webSocketDebuggerUrl);
    await once(inspector, "open");
    inspector.send(JSON.stringify({ id: 1, method: "HeapProfiler.collectGarbage" }));
    await once(inspector, "message");
    inspector.close();
  };
  return { variables: { NODE_OPTIONS: `--inspect=127.0.0.1:${port}` }, collect };
}
