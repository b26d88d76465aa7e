import { useEffect, useRef } from "react";

/** Single keys of the log page; off while a field or a dialog has the focus. `keys`: what each does. */
export function useLogKeys(keys: Record<string, () => void>): void {
  const current = useRef(keys);
  useEffect(() => { current.current = keys; });
  useEffect(() => {
    let chordAt = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event.target)) return;
      // The second key of "G then …" is the shell's.
      const chord = event.timeStamp - chordAt < 1_500 && chordAt > 0;
      chordAt = event.key === "g" ? event.timeStamp : 0;
      const isButton = event.target instanceof HTMLElement && event.target.closest("button, a, summary, [role=menu]") !== null;
      const act = current.current[event.key.length === 1 ? `${event.shiftKey && event.key !== "?" ? "Shift+" : ""}${event.key.toLowerCase()}` : event.key];
      if (!act || chord || (event.key === " " && isButton)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function isBusy(target: EventTarget | null): boolean {
  return document.querySelector("dialog[open]") !== null || (target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select")));
}
