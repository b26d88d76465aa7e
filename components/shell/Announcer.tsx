"use client";
import { useEffect, useRef, useState } from "react";
import { useSnapshot } from "@/lib/client/snapshot";
import { announce } from "./announce";

const PAUSE_MS = 5_000;

/** Tells state changes to a screen reader, at most one sentence every five seconds; in the background, by a notice where the user wants them. */
export function Announcer() {
  const snapshot = useSnapshot((whole) => whole);
  const before = useRef(snapshot);
  const waiting = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const [said, setSaid] = useState("");

  useEffect(() => {
    const sentence = announce(before.current, snapshot);
    const was = before.current;
    // Few want notices, and only of a page that they do not look at: the code comes when it may be needed.
    if (document.hidden) void import("./notices").then(({ notify }) => notify(was, snapshot, () => before.current)).catch(() => {});
    before.current = snapshot;
    if (!sentence) return;
    if (timer.current) { waiting.current = sentence; return; }
    const say = (words: string) => {
      setSaid(words);
      timer.current = setTimeout(() => {
        timer.current = null;
        const next = waiting.current;
        waiting.current = null;
        if (next) say(next);
      }, PAUSE_MS);
    };
    say(sentence);
  }, [snapshot]);
  useEffect(() => () => { if (timer.current) clearTimeout(timer.current); }, []);

  return <div className="sr-only" role="status" aria-live="polite">{said}</div>;
}
