import { Failure } from "../../scripts/lib/failure.mjs";
import { followEvents } from "./events.mjs";
import { judge, wantedOf } from "./ready.mjs";

const LIMIT_MS = 600_000;

/** Brings a project up and answers the milliseconds until every service that was asked for is ready, by the engine's own clock. */
export async function timeUp(project) {
  const wanted = wantedOf(await project.model());
  const ready = new Map();
  let stop;
  let timer;
  const allReady = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(tooLate(project, [...wanted.keys()].filter((name) => !ready.has(name)))), LIMIT_MS);
    stop = followEvents(project.name, (event) => {
      const verdict = wanted.has(event.service) ? judge(wanted.get(event.service), event) : undefined;
      if (verdict === true) ready.set(event.service, event.at);
      if (verdict === false) ready.delete(event.service);
      if (ready.size === wanted.size) resolve(Math.max(...ready.values()));
    });
  });
  const from = Date.now();
  try {
    const [end] = await Promise.all([allReady, project.compose("up", "--detach", "--no-build")]);
    return end - from;
  } finally {
    clearTimeout(timer);
    stop();
  }
}

const tooLate = (project, missing) => new Failure({
  what: `The stack ${project.name} was not ready after ${LIMIT_MS / 1000} s.`,
  why: `still missing: ${missing.join(", ")}.`,
  todo: "look at the logs of these services; on a busy machine, try again when it is quiet.",
});
