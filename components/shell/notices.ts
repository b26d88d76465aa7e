import { Refused } from "@/lib/client/api";
import type { Snapshot } from "@/lib/contracts/snapshot";
import { stateWords } from "@/lib/contracts/stateWords";

const KEY = "flightdeck-notices";
/** A shorter operation has been watched to its end. */
const LONG_MS = 5_000;
/** Why a health check failed is known a moment after that it did. */
const WORDS_MS = 500;

const DENIED = new Refused({
  code: "notices-denied",
  what: "This browser shows no notices of this page.",
  why: "It does not allow them here: they were denied, or its settings deny them to every page.",
  todo: "Allow notifications for this address in the browser's settings, then turn notices on again.",
});

export interface Notice { title: string; body: string }

/** What is worth interrupting somebody for: a long operation has ended, a service has turned bad. Pure. */
export function noticeOf(before: Snapshot, after: Snapshot): Notice | null {
  const { operation, stack } = after;
  const ended = operation !== null && operation.endedAt !== null && before.operation?.id === operation.id && before.operation.state === "running";
  if (ended && (operation.endedAt ?? 0) - operation.startedAt >= LONG_MS) {
    return { title: `${stack.name}: ${operation.failure?.what ?? operation.outcome ?? operation.state}`, body: operation.failure?.todo ?? stack.verdict };
  }
  if (operation?.state === "running" || before.services === after.services) return null;
  const states = new Map(before.services.map((service) => [service.name, service.state]));
  const bad = after.services.find((service) => (service.state === "failed" || service.state === "unhealthy") && states.get(service.name) !== service.state);
  return bad ? { title: `${bad.name} ${stateWords(bad.state)}`, body: bad.reason } : null;
}

/** Tells by a notice, where this browser is to show them, what the later snapshot brought. `latest`: the one that is shown by then. */
export function notify(before: Snapshot, after: Snapshot, latest: () => Snapshot): void {
  const notice = noticesOn() ? noticeOf(before, after) : null;
  if (notice) setTimeout(() => showNotice(noticeOf(before, latest()) ?? notice), WORDS_MS);
}

/** Whether this browser is to show notices; another tab's choice counts too. */
function noticesOn(): boolean {
  return "Notification" in window && Notification.permission === "granted" && localStorage.getItem(KEY) === "on";
}

/** Turns notices on (the browser asks the user) or off. Throws Refused where the browser does not allow them. */
export async function toggleNotices(): Promise<void> {
  if (noticesOn()) return localStorage.setItem(KEY, "off");
  if (!("Notification" in window) || (await Notification.requestPermission()) !== "granted") throw DENIED;
  localStorage.setItem(KEY, "on");
  showNotice({ title: "Notices are on", body: "You are told here when a long operation ends or a service turns bad while this tab is in the background." });
}

function showNotice({ title, body }: Notice): void {
  const notice = new Notification(title, { body, icon: "/icon.svg", tag: "flightdeck" });
  notice.addEventListener("click", () => window.focus());
}
