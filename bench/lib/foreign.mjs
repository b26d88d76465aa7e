import http from "node:http";
import { Failure } from "../../scripts/lib/failure.mjs";
import { defer } from "./deferred.mjs";
import { docker } from "./docker.mjs";
import { unlessInterrupted } from "./interrupt.mjs";

const AT_ONCE = 4;
const SOCKET = (process.env.DOCKER_HOST ?? "unix:///var/run/docker.sock").replace(/^unix:\/\//, "");
const LABEL = "flightdeck.bench";

function create(name, value, index) {
  const body = JSON.stringify({
    Image: "flightdeck-fixture:1",
    Labels: { [LABEL]: value, "com.docker.compose.project": `foreign-${index % 30}`, "com.docker.compose.service": `service-${index}`, "com.docker.compose.oneoff": "False" },
  });
  return new Promise((resolve, reject) => {
    const request = http.request({
      socketPath: SOCKET, method: "POST", path: `/containers/create?name=${name}`, headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
    }, (reply) => {
      reply.resume();
      reply.on("end", () => (reply.statusCode === 201 ? resolve() : reject(new Failure({ what: "A foreign container could not be made.", why: `status ${reply.statusCode}`, todo: "look at the engine." }))));
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** So many containers of other projects, made but not started. They are gone when the bench ends. */
export async function makeForeign(count) {
  const value = `${process.pid}`;
  let making = Promise.resolve();
  defer(async () => {
    await making.catch(() => {});
    const ids = (await docker("ps", "--all", "--quiet", "--filter", `label=${LABEL}=${value}`)).split("\n").filter(Boolean);
    while (ids.length > 0) await docker("rm", "--force", ...ids.splice(0, 50));
  });
  for (let done = 0; done < count; done += AT_ONCE) {
    await unlessInterrupted();
    making = Promise.all(Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, index) => create(`fdbench-foreign-${value}-${done + index}`, value, done + index)));
    await making;
  }
}
