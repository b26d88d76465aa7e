import { useSnapshot } from "./snapshot";

/** Names of the services that have logs and curves: no tools. Their order gives them their hues, the same on every page. */
export function useShownServices(): string[] {
  const names = useSnapshot((snapshot) => snapshot.services.filter((service) => service.kind !== "tool").map((service) => service.name).join(","));
  return names === "" ? [] : names.split(",");
}
