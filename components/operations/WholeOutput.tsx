"use client";
import { useEffect, useState } from "react";
import { useActions } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { Copy } from "../ui/Copy";
import { Dialog } from "../ui/Dialog";

/** All that the commands of an operation have printed. */
export default function WholeOutput({ path, onClose }: { path: string; onClose: () => void }) {
  const { api } = useActions();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    api.text(path).then((all) => setText(all || "Nothing printed yet"), (error: unknown) => setText(problemOf(error).what));
  }, [api, path]);
  return (
    <Dialog title="Output" look="wide" onClose={onClose} footer={text !== null && <Copy text={text} label="Copy output" word="Copy" />}>
      <pre className="raw" tabIndex={0} aria-label="Whole output">{text ?? "Loading"}</pre>
    </Dialog>
  );
}
