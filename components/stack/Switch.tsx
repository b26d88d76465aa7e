"use client";
import type { Service } from "@/lib/contracts/service";
import { useSwitch } from "./useSwitch";

/** Turns an optional service on and off. */
export function Switch({ service }: { service: Service }) {
  const { on, blocked, flip } = useSwitch(service);
  return (
    <input
      type="checkbox"
      role="switch"
      className="switch"
      aria-label={`Run ${service.name}`}
      title={blocked ?? undefined}
      checked={on}
      disabled={blocked !== null}
      onChange={flip}
    />
  );
}
