import type { Snapshot } from "../contracts/snapshot";
import { applyPatch } from "./applyPatch";
import { asStale } from "./asStale";
import { readEvents } from "./readEvents";

/** The page's line to the panel. `since`: when it last changed; `retryAt`: the next attempt, while lost. */
export interface Line {
  state: "open" | "lost";
  since: number;
  retryAt: number | null;
}

interface Options {
  token: string;
  initial: Snapshot;
  show: (snapshot: Snapshot) => void;
  onLine: (line: Line) => void;
  /** The page's token is refused: only a fresh page helps. */
  onRefused: () => void;
}

/** A lost line is shown only after this: a panel that restarts at once, or a tab waking up, is no news. */
const GRACE_MS = 3_000;
const BACK_OFF_MS = [50, 100, 250, 500, 1_000, 2_000];
/** A stream that lived this long was sound: it is taken up again at once. (A browser cuts its connections whenever a network interface comes or goes, as they do when containers start.) */
const SOUND_MS = 1_000;

/** Follows the stack for as long as the page lives: one stream, taken up again by itself. Returns how to stop. */
export function followStack({ token, initial, show, onLine, onRefused }: Options): () => void {
  const life = new AbortController();
  let current = initial;
  let lastEventId: string | null = null;
  let failures = 0;
  let lostAt: number | null = Date.now();
  let retryAt: number | null = null;
  let shownLost = false;
  let openedAt: number | null = null;
  let wake = () => {};

  const tellLost = () => {
    if (lostAt === null) return;
    if (!shownLost) show(asStale(current, lostAt));
    shownLost = true;
    onLine({ state: "lost", since: lostAt, retryAt });
  };
  let grace = setTimeout(tellLost, GRACE_MS);

  const opened = () => {
    clearTimeout(grace);
    failures = 0;
    lostAt = retryAt = null;
    if (!shownLost) return;
    shownLost = false;
    show(current);
    onLine({ state: "open", since: Date.now(), retryAt: null });
  };

  async function read(): Promise<"ended" | "refused"> {
    const connection = new AbortController();
    const signal = AbortSignal.any([life.signal, connection.signal]);
    return readEvents({
      token, lastEventId, signal,
      // A resumed stream may have nothing to tell; a fresh one opens with the whole snapshot.
      onOpen: () => {
        openedAt = Date.now();
        if (lastEventId !== null) opened();
      },
      onMessage: (message, id) => {
        const next = message.event === "snapshot" ? message.data : applyPatch(current, message.data);
        if (next === "gap") {
          lastEventId = null;
          connection.abort();
          return;
        }
        lastEventId = id;
        current = next;
        opened();
        show(current);
      },
    }).finally(() => connection.abort());
  }

  async function follow(): Promise<void> {
    while (!life.signal.aborted) {
      const end = await read().catch(() => "broken");
      if (end === "refused") onRefused();
      if (life.signal.aborted) return;
      if (lostAt === null) {
        lostAt = Date.now();
        grace = setTimeout(tellLost, GRACE_MS);
      }
      const sound = openedAt !== null && Date.now() - openedAt > SOUND_MS;
      openedAt = null;
      const pause = sound ? 0 : BACK_OFF_MS[Math.min(failures++, BACK_OFF_MS.length - 1)] ?? 0;
      retryAt = Date.now() + pause;
      if (shownLost) tellLost();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        wake = () => { clearTimeout(timer); resolve(); };
      });
    }
  }

  const onVisible = () => { if (document.visibilityState === "visible") wake(); };
  document.addEventListener("visibilitychange", onVisible);
  window.addEventListener("online", onVisible);
  void follow();
  return () => {
    clearTimeout(grace);
    document.removeEventListener("visibilitychange", onVisible);
    window.removeEventListener("online", onVisible);
    life.abort();
    wake();
  };
}
