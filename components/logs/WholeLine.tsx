import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { useActions } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { bytes } from "@/lib/client/format";
import { saveBlob } from "@/lib/client/saveFile";
import type { LineReply } from "@/lib/contracts/logs";
import type { Problem } from "@/lib/contracts/problem";
import { Button } from "../ui/Button";
import { Copy } from "../ui/Copy";
import { Dialog } from "../ui/Dialog";
import { ProblemText } from "../ui/ProblemText";
import type { StoredLine } from "./logStore";
import { readLine } from "./reads";

/** A line that is too long for its row, as long as it is kept: to be read, copied and saved. */
export function WholeLine({ line: { text, rest }, service, writer, onClose }: { line: StoredLine; service: string; writer: string; onClose: () => void }) {
  const { api } = useActions();
  const [whole, setWhole] = useState<LineReply | null>(rest ? null : { text, missing: 0 });
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (!rest) return;
    let open = true;
    readLine(api, service, rest.stamp).then((reply) => open && setWhole(reply), (error: unknown) => open && setProblem(problemOf(error)));
    return () => { open = false; };
  }, [api, service, rest]);
  const shown = whole?.text ?? text;
  const missing = whole?.missing ?? rest?.bytes ?? 0;
  return (
    <Dialog
      look="wide" title={`A line of ${writer}`} onClose={onClose}
      lead={problem ? null : whole ? `${bytes(new Blob([shown]).size)}${missing > 0 ? `; ${bytes(missing)} more were written, which is beyond what is kept of a line` : ""}` : "Reading it from the engine"}
      footer={(
        <>
          <Copy text={shown} label="Copy the whole line" word="Copy" />
          <Button icon={Download} onClick={() => saveBlob(new Blob([`${shown}\n`], { type: "text/plain" }), `${writer}-line.txt`)}>Save</Button>
        </>
      )}
    >
      {problem && <div className="note bad mb-3" role="alert"><ProblemText problem={problem} /></div>}
      <pre className="whole-line" tabIndex={0} aria-label="Text of the line">{shown}</pre>
    </Dialog>
  );
}
