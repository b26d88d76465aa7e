"use client";
import { Circle, CircleCheck, CircleQuestionMark, CircleX, Lock, TriangleAlert } from "lucide-react";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Port } from "@/lib/contracts/service";
import { isComing, isPaused } from "@/lib/contracts/stateWords";
import { SERVICE_LOOKS } from "../stack/look";
import { Box } from "../ui/Box";
import { MovePort } from "./MovePort";
import { portRemedies } from "./startStack";

const LOOKS = {
  open: { tone: "ok", icon: CircleCheck, word: "open" },
  silent: { tone: "bad", icon: TriangleAlert, word: "not answering" },
  off: { tone: "idle", icon: Circle, word: "off" },
  taken: { tone: "bad", icon: CircleX, word: "taken" },
  internal: { tone: "idle", icon: Lock, word: "internal" },
} as const;
/** Nobody can tell while the panel or the engine is out of reach. */
const UNKNOWN = { tone: "idle", icon: CircleQuestionMark, word: "unknown" } as const;

/** Host to container, of which service, open or not, and who is in the way. */
export function Ports() {
  const ports = useSnapshot((snapshot) => snapshot.ports);
  const addresses = [...new Set(ports.flatMap((port) => (port.host === null ? [] : port.address ?? "all addresses")))];
  return (
    <Box title="Ports" flush className="o4" aside={addresses.length > 0 && <span className="text-sm text-ink-3">bound to {addresses.join(", ")}{addresses.length === 1 && " only"}</span>}>
      {ports.length === 0
        ? <p className="px-4 pb-3 text-sm text-ink-2">This stack has no ports.</p>
        : (
          <table className="tbl">
            <thead><tr><th>Host</th><th>Container</th><th>Service</th><th>State</th></tr></thead>
            <tbody>{ports.map((port) => <Row key={`${port.service} ${port.address} ${port.host} ${port.container}/${port.protocol}`} port={port} />)}</tbody>
          </table>
        )}
    </Box>
  );
}

function Row({ port }: { port: Port }) {
  const unknown = useSnapshot((snapshot) => snapshot.stack.state === "unknown") && port.state !== "internal";
  const service = useSnapshot((snapshot) => snapshot.services.find((one) => one.name === port.service));
  const state = service?.state ?? "unknown";
  // A port of what is on its way is not merely off; and open though it may be, nobody answers there yet.
  const { tone, icon: Icon, word } = unknown ? UNKNOWN : service && isPaused(service) && port.state === "open" ? LOOKS.silent : (port.state === "off" || port.state === "open") && isComing(state) ? SERVICE_LOOKS[state] : LOOKS[port.state];
  const [remedy] = portRemedies([port]);
  return (
    <>
      <tr data-port={port.host ?? port.container} data-port-state={word}>
        <td className="mono">{port.host ?? "–"}</td>
        <td className="mono">{port.container}{port.protocol === "udp" && "/udp"}</td>
        <td className="[overflow-wrap:anywhere]">{port.service}</td>
        <td><span className={`st ${tone}`}><Icon className="i s" />{word}</span></td>
      </tr>
      {port.state === "taken" && !unknown && (
        <tr>
          <td colSpan={4} className="border-t-0!">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <span className="text-ink-2">Taken by {port.owner ?? "another program"}</span>
              {remedy && <MovePort remedy={remedy} />}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}
