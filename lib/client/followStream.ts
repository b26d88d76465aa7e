import type { EventSourceMessage } from "eventsource-parser";
import { readStream } from "./readEvents";

interface Options {
  /** Asked before each attempt: what is missing may be another by then. */
  path: () => string;
  token: string;
  signal: AbortSignal;
  onEvent: (event: EventSourceMessage) => void;
  onOpen?: () => void;
  /** The line broke; it is tried again. */
  onLost?: () => void;
}

const BACK_OFF_MS = [100, 250, 500, 1_000, 2_000];

/** Follows one of the panel's event streams, again after every break, until `signal` aborts. That the panel is gone the shell says. */
export async function followStream({ path, token, signal, onEvent, onOpen, onLost }: Options): Promise<void> {
  let failures = 0;
  const opened = (): void => {
    failures = 0;
    onOpen?.();
  };
  while (!signal.aborted) {
    await readStream({ path: path(), token, lastEventId: null, signal, onOpen: opened, onEvent }).catch(() => {});
    if (signal.aborted) return;
    onLost?.();
    const pause = BACK_OFF_MS[Math.min(failures++, BACK_OFF_MS.length - 1)];
    await new Promise((resolve) => { setTimeout(resolve, pause); });
  }
}
