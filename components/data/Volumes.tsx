import { bytes } from "@/lib/client/format";
import type { Data } from "@/lib/contracts/data";
import { Box } from "../ui/Box";
import { totalBytes } from "./totals";

/** The volumes of the stack: what a reset deletes; undefined while they are being read. */
export function Volumes({ volumes }: { volumes: Data["volumes"] | undefined }) {
  const total = volumes ? totalBytes(volumes) : null;
  return (
    <Box title="Volumes" flush aside={total !== null && <span className="text-sm text-ink-3">{bytes(total)} in Docker</span>}>
      {!volumes?.length ? <p className="px-4 pb-3 text-sm text-ink-2" role="status">{volumes ? "This stack keeps nothing in volumes." : "Being read …"}</p> : (
        <table className="tbl">
          <thead><tr><th>Volume</th><th>Used by</th><th className="num">Size</th></tr></thead>
          <tbody>
            {volumes.map((volume) => (
              <tr key={volume.engineName} data-volume={volume.name}>
                <td className="mono font-medium [overflow-wrap:anywhere]" title={volume.engineName}>{volume.name}</td>
                <td className="[overflow-wrap:anywhere]">{volume.usedBy.join(", ") || <span className="text-ink-3">nobody</span>}</td>
                <td className="num">{volume.exists ? volume.bytes === null ? <span className="text-ink-3">not known</span> : bytes(volume.bytes) : <span className="text-ink-3">not made yet</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Box>
  );
}
