"use client";
import { Check, Copy as CopyIcon, type LucideIcon } from "lucide-react";
import { useState } from "react";
import { Button } from "./Button";

interface Props {
  /** The text, or how to get it. */
  text: string | (() => Promise<string>);
  /** What is copied, for its accessible name: "Copy output". */
  label: string;
  /** Visible word; only the icon without it. */
  word?: string;
  icon?: LucideIcon;
}

/** Copies a text and says so for two seconds. */
export function Copy({ text, label, word, icon = CopyIcon }: Props) {
  const [done, setDone] = useState<"copied" | "failed" | null>(null);
  async function copy() {
    try {
      // Given at once, though its text comes later: Safari lets only the click itself write.
      const later = async () => new Blob([typeof text === "string" ? text : await text()], { type: "text/plain" });
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": later() })]);
      setDone("copied");
    } catch {
      setDone("failed");
    }
    setTimeout(() => setDone(null), 2_000);
  }
  return (
    <>
      <Button look={`ghost sm ${word ? "" : "icon"}`} className="touch copy" icon={done === "copied" ? Check : icon} aria-label={label} title={label} onClick={() => void copy()}>
        {done === "failed" ? "Not copied" : word}
      </Button>
      <span className="sr-only" role="status">{done === "copied" ? "Copied" : done === "failed" ? "Could not copy" : ""}</span>
    </>
  );
}
