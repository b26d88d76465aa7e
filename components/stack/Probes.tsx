import { duration } from "@/lib/client/format";
import type { Probe } from "@/lib/contracts/service";
import { Box } from "../ui/Box";
import { Clock } from "../ui/Times";
import { SERVICE_LOOKS } from "./look";
import { StateMark } from "./StateMark";

/** The last runs of a health check, newest first. */
export function Probes({ probes }: { probes: Probe[] }) {
  return (
    <Box title="Health checks" flush>
      {probes.length === 0
        ? <p className="px-4 pb-3 text-sm text-ink-2">None has run yet.</p>
        : (
          <table className="tbl probes">
            <thead><tr><th>Time</th><th>Result</th><th className="num">Took</th><th className="num">Exit code</th><th className="output">Output</th></tr></thead>
            <tbody>
              {probes.toReversed().map((probe) => (
                <tr key={probe.at}>
                  <td className="whitespace-nowrap"><Clock at={probe.at} /></td>
                  <td><StateMark look={probe.exitCode === 0 ? SERVICE_LOOKS.healthy : SERVICE_LOOKS.failed} word={probe.exitCode === 0 ? "passed" : "failed"} /></td>
                  <td className="num">{probe.durationMs < 1_000 ? `${Math.round(probe.durationMs)} ms` : duration(probe.durationMs)}</td>
                  <td className="num">{probe.exitCode}</td>
                  <td className="output mono">{probe.output.trim() || "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
    </Box>
  );
}
