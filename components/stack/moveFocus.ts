import type { KeyboardEvent } from "react";

/** Arrow keys move between the cards: up and down inside a column, left and right to the nearest card beside. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLElement) || !event.target.matches(".name")) return;
  const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
  const [dx = 0, dy = 0] = step ?? [];
  if (!step) return;
  event.preventDefault();
  const from = centre(event.target);
  let best: { card: HTMLElement; cost: number } | null = null;
  for (const card of event.currentTarget.querySelectorAll<HTMLElement>(".svc .name")) {
    const to = centre(card);
    const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
    const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
    if (along < 8) continue;
    const cost = along + aside * 3;
    if (!best || cost < best.cost) best = { card, cost };
  }
  best?.card.focus();
}

function centre(name: HTMLElement): { x: number; y: number } {
  const box = (name.closest(".svc") ?? name).getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
