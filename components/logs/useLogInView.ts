import { useEffect, type RefObject } from "react";

/** What stands above the log is read by then. */
const SETTLED_MS = 4_000;
const OWN_MOVES = ["wheel", "touchmove", "keydown", "pointerdown"];

/** An address with "#" on a page where the log is one of several things names the log: it is brought into view, and kept there while what is above it grows. */
export function useLogInView(box: RefObject<HTMLElement | null>, isPart: boolean): void {
  useEffect(() => {
    const element = box.current;
    if (!element || !isPart || location.hash.length < 2) return;
    const show = () => element.scrollIntoView({ block: "start" });
    const observer = new ResizeObserver(show);
    const end = () => {
      observer.disconnect();
      clearTimeout(timer);
      for (const name of OWN_MOVES) removeEventListener(name, end);
    };
    const timer = setTimeout(end, SETTLED_MS);
    observer.observe(document.body);
    for (const name of OWN_MOVES) addEventListener(name, end, { passive: true });
    show();
    return end;
  }, [box, isPart]);
}
