/**
 * Runs in the page: how many milliseconds the wall clock is ahead of `performance.timeOrigin + performance.now()`.
 * The latter has the finer grain, the engine's times are the former's. Taken where the wall clock's millisecond turns over.
 */
export function clockOffset() {
  const offsets = Array.from({ length: 25 }, () => {
    const before = Date.now();
    let now = before;
    while (now === before) now = Date.now();
    return now - performance.timeOrigin - performance.now();
  });
  return offsets.sort((a, b) => a - b)[12];
}

/** Runs in the page: tells each change of a service's state, at the moment when it is in the DOM. */
export function tellChanges() {
  const states = () => new Map([...document.querySelectorAll("[data-service]")].map((card) => [card.dataset.service, card.dataset.state]));
  let known = states();
  new MutationObserver(() => {
    const at = performance.timeOrigin + performance.now();
    const next = states();
    for (const [service, state] of next) if (known.get(service) !== state) window.stateChanged(service, state, at);
    known = next;
  }).observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-state"] });
}
