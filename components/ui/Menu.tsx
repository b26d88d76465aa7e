"use client";
import { ChevronDown, type LucideIcon } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "./Button";

export interface MenuItem {
  label: string;
  icon: LucideIcon;
  onSelect: () => void;
}

/** The small half of a split button, or a button with a word: a menu with the less usual acts. */
export function Menu({ label, word, items, look = "", blocked }: { label: string; word?: string; items: MenuItem[]; look?: string; blocked?: string | null }) {
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    list.current?.querySelector("button")?.focus();
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !list.current?.contains(event.target) && !opener.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", onPointer);
    return () => document.removeEventListener("pointerdown", onPointer);
  }, [open]);

  function close() {
    setOpen(false);
    opener.current?.querySelector("button")?.focus();
  }

  function onKey(key: string): boolean {
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key];
    if (to !== undefined) buttons.at(to % buttons.length)?.focus();
    if (key === "Escape") close();
    if (key === "Tab") setOpen(false);
    return to !== undefined || key === "Escape";
  }

  return (
    <>
      <div ref={opener} className="contents">
        <Button look={look} aria-label={label} aria-haspopup="menu" aria-expanded={open} icon={ChevronDown} blocked={blocked} onClick={() => setOpen(!open)}>{word}</Button>
      </div>
      {open && (
        <div ref={list} role="menu" aria-label={label} className="menu" onKeyDown={(event) => { if (onKey(event.key)) event.preventDefault(); event.stopPropagation(); }}>
          {items.map(({ label: text, icon: Icon, onSelect }) => (
            <button key={text} type="button" role="menuitem" tabIndex={-1} onClick={() => { close(); onSelect(); }}>
              <Icon className="i s" />{text}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
