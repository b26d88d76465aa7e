"use client";
import { useRouter } from "next/router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";

const KeyList = lazy(() => import("./KeyList"));
const ConfirmStack = lazy(() => import("./ConfirmStack"));
const CHORD_MS = 1_500;

/** Single keys of the whole panel; off while a field or a dialog has the focus. */
export function Keys() {
  const router = useRouter();
  const [open, setOpen] = useState<"keys" | "confirm" | null>(null);
  const chordAt = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event.target)) return;
      const key = event.key.toLowerCase();
      const chord = event.timeStamp - chordAt.current < CHORD_MS && chordAt.current > 0;
      chordAt.current = key === "g" ? event.timeStamp : 0;
      if (chord && key === "h") void router.push("/");
      else if (chord && key === "d") void router.push("/data");
      else if (key === "?") setOpen("keys");
      else if (key === "s") setOpen("confirm");
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router]);
  const close = () => setOpen(null);
  return <Suspense>{open === "keys" && <KeyList onClose={close} />}{open === "confirm" && <ConfirmStack onClose={close} />}</Suspense>;
}

function isBusy(target: EventTarget | null): boolean {
  return document.querySelector("dialog[open]") !== null || (target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select")));
}
