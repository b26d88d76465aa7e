import { Folder as FolderIcon } from "lucide-react";
import { bytes } from "@/lib/client/format";
import type { Data } from "@/lib/contracts/data";
import { Box } from "../ui/Box";

/** Folders of the user that the stack mounts: no reset touches them. Undefined while they are being read. */
export function Folders({ folders }: { folders: Data["folders"] | undefined }) {
  return (
    <Box title="Host folders" flush aside={<span className="text-sm text-ink-3">no reset touches them</span>}>
      {!folders?.length ? <p className="px-4 pb-3 text-sm text-ink-2" role="status">{folders ? "This stack mounts no folder of yours." : "Being read …"}</p> : (
        <table className="tbl">
          <thead><tr><th>Folder</th><th className="num">Files</th><th className="num">Size</th></tr></thead>
          <tbody>
            {folders.map((folder) => (
              <tr key={folder.path}>
                <td>
                  <span className="flex items-start gap-2"><FolderIcon className="i s mt-0.5" /><span className="min-w-0"><span className="mono [overflow-wrap:anywhere]">{folder.path}</span><br /><span className="text-ink-3">at <span className="mono">{folder.mountedAt}</span></span></span></span>
                </td>
                <td className="num">{folder.exists ? folder.files?.toLocaleString("en-US") ?? "–" : <span className="text-ink-3">not there</span>}</td>
                <td className="num">{folder.bytes === null || !folder.exists ? "–" : bytes(folder.bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Box>
  );
}
