const KEY = "flightdeck-reloaded";
const PAUSE_MS = 10_000;

/** Takes a fresh page with a fresh token, but never in a circle. */
export function reloadOnce(): void {
  const last = Number(sessionStorage.getItem(KEY) ?? 0);
  if (Date.now() - last < PAUSE_MS) return;
  sessionStorage.setItem(KEY, String(Date.now()));
  location.reload();
}
