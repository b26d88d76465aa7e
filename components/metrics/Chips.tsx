"use client";
import type { CSSProperties } from "react";
import { useSnapshot } from "@/lib/client/snapshot";

const HUES = 9;

/** The services that have curves and logs: no tools. Their order gives them their hues, here as in the logs. */
export function useShownServices(): string[] {
  return useSnapshot((snapshot) => snapshot.services).filter((service) => service.kind !== "tool").map((service) => service.name);
}

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
