"use client";
import { useRouter } from "next/router";
import { Suspense, useEffect, useRef, useState } from "react";
import { part } from "../ui/part";
import { CONFIRM_EVENT, type Confirming } from "./orderOrAsk";
import { PAGES } from "./pages";

const KeyList = part(() => import("./KeyList"));
const Palette = part(() => import("../palette/Palette"));
const ConfirmStack = part(() => import("./ConfirmStack"));
/** Asks for the palette, from anywhere on the page. */
export const PALETTE_EVENT = "flightdeck-palette";
const CHORD_MS = 1_500;

/** Keys of the whole panel; single ones are off while a field or a dialog has the focus. */
export function Keys() {
  const router = useRouter();
  const [open, setOpen] = useState<"keys" | "confirm" | "palette" | null>(null);
  const [asked, setAsked] = useState<Confirming | null>(null);
  const chordAt = useRef(0);
  // What is typed while the palette's code is on its way.
  const ahead = useRef("");
  const loading = useRef(false);
  useEffect(() => {
    const onPalette = () => { ahead.current = ""; loading.current = true; setOpen("palette"); };
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "k") {
        event.preventDefault();
        if (!document.querySelector("dialog[open]")) onPalette();
        return;
      }
      if (loading.current && event.key.length === 1 && !document.querySelector("dialog[open]")) {
        ahead.current += event.key;
        return event.preventDefault();
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event.target)) return;
      const key = event.key.toLowerCase();
      const chord = event.timeStamp - chordAt.current < CHORD_MS && chordAt.current > 0;
      chordAt.current = key === "g" ? event.timeStamp : 0;
      const page = chord && PAGES.find((one) => one.key === key);
      if (page) void router.push(page.href);
      else if (key === "?") setOpen("keys");
      else if (key === "s") { setAsked(null); setOpen("confirm"); }
      else return;
      event.preventDefault();
    };
    const onConfirm = (event: Event) => { setAsked((event as CustomEvent<Confirming>).detail); setOpen("confirm"); };
    document.addEventListener("keydown", onKey);
    // From here on the page hears keys.
    document.documentElement.dataset["keys"] = "heard";
    document.addEventListener(CONFIRM_EVENT, onConfirm);
    document.addEventListener(PALETTE_EVENT, onPalette);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener(PALETTE_EVENT, onPalette);
      document.removeEventListener(CONFIRM_EVENT, onConfirm);
    };
  }, [router]);
  const close = () => { loading.current = false; setOpen(null); };
  return <Suspense>{open === "palette" && <Palette typedAhead={() => { loading.current = false; return ahead.current; }} onClose={close} onKeys={() => setOpen("keys")} />}{open === "keys" && <KeyList onClose={close} />}{open === "confirm" && <ConfirmStack asked={asked} onClose={close} />}</Suspense>;
}

function isBusy(target: EventTarget | null): boolean {
  return document.querySelector("dialog[open]") !== null || (target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select")));
}
