import { order, useActions, useBlocked } from "@/lib/client/actions";
import type { Service } from "@/lib/contracts/service";
import { isOn } from "./look";

/** What turns an optional service on and off, whatever it looks like; the panel remembers it. */
export function useSwitch(service: Service): { on: boolean; blocked: string | null; pending: boolean; flip: () => void } {
  const { act, pending } = useActions();
  const blocked = useBlocked();
  const on = isOn(service);
  const id = `switch ${service.name}`;
  const flip = () => void act(id, (api) => order(api, { kind: on ? "switch-off" : "switch-on", service: service.name }));
  return { on, blocked, pending: pending === id, flip };
}
