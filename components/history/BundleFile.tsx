import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActions } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { bytes } from "@/lib/client/format";
import { readBundleFile } from "@/lib/client/historyReads";
import type { BundlePreview } from "@/lib/contracts/history";
import { ProblemText } from "../ui/ProblemText";

/** More than anybody reads in a preview; the page stays quick. */
const SHOWN = 100_000;

/** A file of the support bundle: what it is, and on request what stands in it. */
export function BundleFile({ file }: { file: BundlePreview["files"][number] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <tr>
        <td><button type="button" className="fold mono" aria-expanded={open} onClick={() => setOpen(!open)}>{file.name}</button></td>
        <td className="holds text-ink-2">{file.what}</td>
        <td className="num">{file.masked || "–"}</td>
        <td className="num">{bytes(file.bytes)}</td>
      </tr>
      {open && <tr><td colSpan={4}><Text name={file.name} /></td></tr>}
    </>
  );
}

function Text({ name }: { name: string }) {
  const { api } = useActions();
  const { data, error } = useQuery({ queryKey: ["bundle", name], queryFn: () => readBundleFile(api, name), gcTime: 0 });
  if (error) return <div className="note bad" role="alert"><ProblemText problem={problemOf(error)} /></div>;
  if (data === undefined) return <p className="text-sm text-ink-2" role="status">Reading it.</p>;
  return (
    <>
      {data.length > SHOWN && <p className="text-sm text-ink-2 mb-1">Its last {bytes(SHOWN)}; the bundle holds all {bytes(data.length)}.</p>}
      <pre className="raw max-h-72" tabIndex={0} aria-label={`Text of ${name}`}>{data.slice(-SHOWN)}</pre>
    </>
  );
}
