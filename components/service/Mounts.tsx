import { Database, Folder } from "lucide-react";
import type { ServiceDetail } from "@/lib/contracts/detail";
import { Box } from "../ui/Box";

type Mount = NonNullable<ServiceDetail["container"]>["mounts"][number];

/** Where a container's data lives outside of it. */
export function Mounts({ mounts }: { mounts: Mount[] }) {
  return (
    <Box title="Mounts">
      {mounts.length === 0 ? <p className="px-4 py-3 text-sm text-ink-2">None: what it writes goes with its container.</p> : (
        <ul className="list text-sm">
          {mounts.map(({ kind, source, target, writable }) => {
            const Icon = kind === "volume" ? Database : Folder;
            return (
              <li key={target} className="flex items-start gap-2">
                <Icon className="i s mt-0.5" />
                <span className="min-w-0 grow"><span className="mono [overflow-wrap:anywhere]">{source}</span><br /><span className="text-ink-3">at <span className="mono [overflow-wrap:anywhere]">{target}</span>{writable ? "" : ", read only"}</span></span>
              </li>
            );
          })}
        </ul>
      )}
    </Box>
  );
}
