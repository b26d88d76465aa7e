import { Failure } from "../../scripts/lib/failure.mjs";

const LIMIT_MS = 30_000;
/** A container that was killed by order is first "stopping", then "off". */
const ENDS = ["stopping", "off"];

/** The kinds of event that are timed: what the engine says, and what the page then shows. */
const KINDS = {
  healthy: { action: "health_status: healthy", shows: (state) => state === "healthy" },
  unhealthy: { action: "health_status: unhealthy", shows: (state) => state === "unhealthy" },
  die: { action: "die", shows: (state) => state === "off" },
  start: { action: "start", shows: (state) => !ENDS.includes(state) },
};

/** Pairs events of the engine with the changes in the page that they lead to. */
export class Expectations {
  constructor() {
    this.open = new Set();
  }

  /** Resolves to the milliseconds from the next such event to its change in the page. To be called before what causes the event. */
  expect(service, kind) {
    return new Promise((resolve, reject) => {
      const one = { service, ...KINDS[kind], eventAt: null, shownAt: null };
      const timer = setTimeout(() => reject(missing(one, kind)), LIMIT_MS);
      one.settle = () => {
        if (one.eventAt === null || one.shownAt === null) return;
        clearTimeout(timer);
        this.open.delete(one);
        resolve(one.shownAt - one.eventAt);
      };
      this.open.add(one);
    });
  }

  /** The engine said it. */
  happened({ service, action, at }) {
    for (const one of this.open) {
      if (one.service !== service || one.action !== action) continue;
      one.eventAt ??= at;
      one.settle();
    }
  }

  /** The page shows it. */
  shown(service, state, at) {
    for (const one of this.open) {
      if (one.service !== service || !one.shows(state)) continue;
      one.shownAt ??= at;
      one.settle();
    }
  }
}

const missing = ({ service, eventAt }, kind) => new Failure({
  what: `"${kind}" of ${service} did not come to an end.`,
  why: eventAt === null ? `the engine did not say it within ${LIMIT_MS / 1000} s.` : `the page did not show it within ${LIMIT_MS / 1000} s.`,
  todo: "open the panel beside such a stack and see what it shows.",
});
