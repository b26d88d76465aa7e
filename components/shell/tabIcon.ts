import type { StackState } from "@/lib/contracts/service";

/** The tones of the design, by value: a tab's icon knows no style sheet. */
const DOTS: Partial<Record<StackState, string>> = { starting: "#2f6fd6", stopping: "#2f6fd6", healthy: "#16a05d", degraded: "#d22f3a", failed: "#d22f3a" };

/** The tab's icon: the mark, with a dot in the colour of the stack's state. Pure. */
export function tabIcon(state: StackState): string {
  const dot = DOTS[state];
  if (!dot) return "/icon.svg";
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="#718096" stroke-width="1.75"><circle cx="10" cy="10" r="8.5"/><path d="M1.8 10H6l4 3.5 4-3.5h4.2"/><circle cx="14.5" cy="5.5" r="5" fill="${dot}" stroke="#fff"/></svg>`)}`;
}
