import { order } from "@/lib/client/actions";
import type { Api } from "@/lib/client/api";
import { sentenceList } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Port } from "@/lib/contracts/service";

/** A port that can be moved at once. */
export interface Remedy {
  service: string;
  container: number;
  from: number;
  to: number;
}

/** The moves that settle every taken port which has a free one to offer. */
export function portRemedies(ports: readonly Port[]): Remedy[] {
  return ports.flatMap((port) =>
    port.state === "taken" && port.host !== null && port.suggestion !== null && port.variable !== null
      ? [{ service: port.service, container: port.container, from: port.host, to: port.suggestion }]
      : [],
  );
}

export function movePort(api: Api, { service, container, to }: Remedy): Promise<void> {
  return api.order("PUT", "/api/ports", { service, container, host: to });
}

/** Settles the taken ports and starts. */
export async function startStack(api: Api, ports: readonly Port[]): Promise<void> {
  for (const remedy of portRemedies(ports)) await movePort(api, remedy);
  await order(api, { kind: "start" });
}

/** "Start", or with its remedy: "Use 8081 and start". */
export function useStartLabel(): string {
  const remedies = portRemedies(useSnapshot((snapshot) => snapshot.ports));
  return remedies.length ? `Use ${sentenceList(remedies.map((remedy) => String(remedy.to)))} and start` : "Start";
}
