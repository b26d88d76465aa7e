"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleX } from "lucide-react";
import { useState } from "react";
import { OPERATION_WORDS, useActions } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { duration } from "@/lib/client/format";
import { readStarts } from "@/lib/client/historyReads";
import type { StartRecord } from "@/lib/contracts/history";
import { Again } from "../ui/Again";
import { Box } from "../ui/Box";
import { Button } from "../ui/Button";
import { Clock } from "../ui/Times";
import { median } from "./strip";

/** As many are shown at first; the box has room for them before they are read. */
const FEW = 3;

/** How long the last starts of a service took, a bar each. */
export function LastStarts({ service }: { service: string }) {
  const { api } = useActions();
  const [all, setAll] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ["history", "starts", service], queryFn: () => readStarts(api, service), placeholderData: keepPreviousData, gcTime: 60_000,
  });
  const usual = median((data ?? []).flatMap((start) => (start.readyAt !== null && start.startedAt !== null ? [start.readyAt - start.startedAt] : [])));
  const longest = Math.max(1, ...(data ?? []).map(wholeOf));
  return (
    <Box title="Last starts" aside={usual !== null && <span className="text-sm text-ink-3">usually {duration(usual)}</span>}>
      {error && !data && <Again className="m-4" problem={problemOf(error)} onAgain={() => void refetch()} />}
      {(data ?? !error) && (
        <div aria-busy={!data}>
          {data && data.length > 0
            ? <ul className="starts">{data.toReversed().slice(0, all ? undefined : FEW).map((start) => <Start key={start.operation} start={start} longest={longest} />)}</ul>
            : <p className="starts text-ink-2">{data ? "No start has been recorded yet: one is timed whenever the stack or this service is started here." : "They are being read …"}</p>}
          <div className="flex items-center gap-2 px-4 pb-3 md:min-h-10">
            <p className="legend grow" aria-hidden="true"><span><i className="b create" />made, waits for what it needs</span><span><i className="b run" />start to ready</span></p>
            {data && data.length > FEW && <Button look="sm" className="touch" onClick={() => setAll(!all)}>{all ? "Show fewer" : `Show all ${data.length}`}</Button>}
          </div>
        </div>
      )}
    </Box>
  );
}

function Start({ start, longest }: { start: StartRecord; longest: number }) {
  const from = beginOf(start);
  const created = start.startedAt === null ? 0 : ((start.startedAt - from) / longest) * 100;
  const run = start.startedAt === null || start.readyAt === null ? 0 : ((start.readyAt - start.startedAt) / longest) * 100;
  return (
    <li>
      <span className="text-ink-2"><Clock at={start.at} /><span className="sr-only">, {OPERATION_WORDS[start.kind].noun}</span></span>
      <span className="trk" aria-hidden="true"><i className="b create" style={{ width: `${created}%` }} /><i className="b run" style={{ left: `${created}%`, width: `${run}%` }} /></span>
      {start.readyAt === null || start.startedAt === null
        ? <span className="st bad"><CircleX className="i s" />not ready</span>
        : <span className="num">{duration(start.readyAt - start.startedAt)}</span>}
    </li>
  );
}

/** From the container's making where this start made it. */
function beginOf(start: StartRecord): number {
  return start.createdAt ?? start.startedAt ?? start.at;
}

function wholeOf(start: StartRecord): number {
  return Math.max(0, (start.readyAt ?? start.startedAt ?? 0) - beginOf(start));
}
