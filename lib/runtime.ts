import { readConfig } from "./config";
import { Panel } from "./panel/panel";

declare global {
  var flightdeck: { panel: Panel; booted: Promise<void> } | undefined;
}

/** The panel of this process. Next bundles each entry on its own, so it lives on `globalThis`, made once. */
export function runtime(): { panel: Panel; booted: Promise<void> } {
  if (!globalThis.flightdeck) {
    const panel = new Panel(readConfig());
    globalThis.flightdeck = { panel, booted: panel.boot() };
  }
  return globalThis.flightdeck;
}
