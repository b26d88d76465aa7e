"use client";
import type { CSSProperties } from "react";
import { useShownServices } from "@/lib/client/useShownServices";

const HUES = 9;

/** The hue of a service's curve: by its place in the compose file, so that it never changes. */
export function colorOf(names: readonly string[], service: string): string {
  return `var(--color-svc-${(Math.max(0, names.indexOf(service)) % HUES) + 1})`;
}

/** The services to choose from; with Alt only the one that is pressed. */
export function Chips({ chosen, onChoose }: { chosen: readonly string[]; onChoose: (chosen: string[]) => void }) {
  const names = useShownServices();
  return names.map((name) => (
    <button
      key={name} type="button" className="chip" aria-pressed={chosen.includes(name)}
      onClick={(event) => onChoose(event.altKey ? [name] : chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name])}
    >
      <i className="sw" style={{ "--svc": colorOf(names, name) } as CSSProperties} />{name}
    </button>
  ));
}
