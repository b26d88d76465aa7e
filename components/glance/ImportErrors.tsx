"use client";
import { TriangleAlert } from "lucide-react";
import { count } from "@/lib/client/format";
import type { ImportError } from "@/lib/contracts/glance";
import { Copy } from "../ui/Copy";

/** DAG files that Airflow can't import: file, line, reason; the traceback is one click away. */
export function ImportErrors({ errors, count: all }: { errors: ImportError[]; count: number }) {
  return (
    <section aria-label="Import errors" className="bad import-errors">
      <p className="st bad"><TriangleAlert className="i s" />{count(all, "DAG file")} can&#39;t be imported</p>
      <ul>
        {errors.map((error) => (
          <li key={error.file} data-import-error={error.file}>
            <div className="flex flex-wrap items-center gap-x-2">
              <span className="mono font-medium [overflow-wrap:anywhere]">{error.file}{error.line !== null && `:${error.line}`}</span>
              {error.path && <Copy text={error.line === null ? error.path : `${error.path}:${error.line}`} label={`Copy the path of ${error.file}`} />}
              <span className="[overflow-wrap:anywhere]">{error.message}</span>
              {/No module named/.test(error.message) && <span className="text-ink-2">A package that is missing goes into <span className="mono">requirements.txt</span> beside the compose file; <em>Restart all</em> installs it.</span>}
            </div>
            {error.trace && <details className="more"><summary>Traceback of {error.file}</summary><pre className="raw max-h-60" tabIndex={0}>{error.trace}</pre></details>}
          </li>
        ))}
      </ul>
      {all > errors.length && <p className="text-sm">{all - errors.length} more are listed in the Airflow UI.</p>}
    </section>
  );
}
