"use client";
import { useQuery } from "@tanstack/react-query";
import { Download, EyeOff } from "lucide-react";
import { useState } from "react";
import { useActions } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { bytes, count } from "@/lib/client/format";
import { readBundlePreview } from "@/lib/client/historyReads";
import { saveFrom } from "@/lib/client/saveFile";
import type { BundlePreview } from "@/lib/contracts/history";
import type { Problem } from "@/lib/contracts/problem";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ProblemText } from "../ui/ProblemText";
import { BundleFile } from "./BundleFile";

/** What the support bundle holds, before it is downloaded. */
export default function BundleDialog({ onClose }: { onClose: () => void }) {
  const { api } = useActions();
  const { data, error } = useQuery({ queryKey: ["bundle"], queryFn: () => readBundlePreview(api), gcTime: 0 });
  const [saving, setSaving] = useState(false);
  const [failed, setFailed] = useState<Problem | null>(null);
  const problem = failed ?? (error ? problemOf(error) : null);
  async function download() {
    setSaving(true);
    setFailed(null);
    try {
      await saveFrom(api, "/api/bundle");
    } catch (caught) {
      setFailed(problemOf(caught));
    } finally {
      setSaving(false);
    }
  }
  return (
    <Dialog
      title="Support bundle"
      look="wide"
      lead="One zip file that tells how the stack is built, what state it is in and what happened to it. It stays on this computer until you hand it on."
      onClose={onClose}
      footer={<><Button onClick={onClose}>Close</Button><Button look="primary" icon={Download} blocked={data ? null : "The list is being made"} pending={saving} onClick={() => void download()}>Download{data && `, ${bytes(data.files.reduce((sum, file) => sum + file.bytes, 0))} unpacked`}</Button></>}
    >
      {problem && <div className="note bad mb-4" role="alert"><ProblemText problem={problem} /></div>}
      {data ? <Files preview={data} /> : !problem && <p className="text-sm text-ink-2" role="status">Reading what it would hold.</p>}
    </Dialog>
  );
}

function Files({ preview: { files, secrets } }: { preview: BundlePreview }) {
  const masked = files.reduce((sum, file) => sum + file.masked, 0);
  return (
    <>
      <p className="note mb-4 idle">
        <EyeOff className="i" />
        <span>
          <strong className="font-semibold">{masked === 0 ? "No secret was found in it." : `Masked in ${count(masked, "place")}.`}</strong> Taken out are the values of {secrets.length > 0 ? <span className="mono wrap-anywhere">{secrets.join(", ")}</span> : "settings with secret-like names"}, passwords in addresses and the page&apos;s own key. Logs hold what your own code wrote into them: look through them before you hand it on.
        </span>
      </p>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Files of the bundle">
        <table className="tbl bundle">
          <thead><tr><th>File</th><th className="holds">Holds</th><th className="num">Masked</th><th className="num">Size</th></tr></thead>
          <tbody>
            {files.map((file) => <BundleFile key={file.name} file={file} />)}
          </tbody>
        </table>
      </div>
    </>
  );
}
