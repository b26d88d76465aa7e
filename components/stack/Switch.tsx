"use client";
import { order, useActions, useBlocked } from "@/lib/client/actions";
import type { Service } from "@/lib/contracts/service";
import { isOn } from "./look";

/** Turns an optional service on and off; the panel remembers it. */
export function Switch({ service }: { service: Service }) {
  const { act } = useActions();
  const blocked = useBlocked();
  const on = isOn(service);
  return (
    <input
      type="checkbox"
      role="switch"
      className="switch"
      aria-label={`Run ${service.name}`}
      title={blocked ?? undefined}
      checked={on}
      disabled={blocked !== null}
      onChange={() => void act(`switch ${service.name}`, (api) => order(api, { kind: on ? "switch-off" : "switch-on", service: service.name }))}
    />
  );
}
