"use client";
import { Package } from "lucide-react";
import { useRouter } from "next/router";
import { Suspense, useCallback, useMemo, useState } from "react";
import { problemOf } from "@/lib/client/api";
import { count } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import type { HistoryReply } from "@/lib/contracts/history";
import { useArrival } from "../shell/useArrival";
import { Again } from "../ui/Again";
import { Button } from "../ui/Button";
import { Clock } from "../ui/Times";
import { part } from "../ui/part";
import { RANGES, readFilter, writeFilter, type Filter } from "./filter";
import { Filters } from "./Filters";
import { HealthStrip } from "./HealthStrip";
import { LastStarts } from "./LastStarts";
import { Timeline } from "./Timeline";
import { useFollowHistory, useHistory } from "./useHistory";

const BundleDialog = part(() => import("./BundleDialog"));

/** What happened: one timeline over all services. */
export function HistoryPage() {
  const router = useRouter();
  const filter = useMemo(() => readFilter(router.query), [router.query]);
  const [bundle, setBundle] = useState(false);
  useArrival("bundle", () => setBundle(true));
  useFollowHistory();
  const { data, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage } = useHistory(filter);
  const change = useCallback((part: Partial<Filter>) => {
    void router.replace({ pathname: "/history", query: writeFilter({ ...readFilter(router.query), ...part }) }, undefined, { shallow: true });
  }, [router]);
  const first = data?.pages[0];
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <main className="page" id="main">
      <div className="head">
        <div><h1>{first ? verdict(first, filter) : "What happened"}</h1><p>{(first ?? !error) && <Lead reply={first} />}</p></div>
        <Button className="touch mt-2 md:mt-0" icon={Package} aria-haspopup="dialog" onClick={() => setBundle(true)}>Support bundle…</Button>
      </div>
      <Filters filter={filter} onChange={change} />
      {error && <Again className="mb-4" problem={problemOf(error)} onAgain={() => void refetch()} />}
      <Chosen service={filter.service} />
      {(first ?? !error) && (
        <section className="panel refreshing" aria-label="Timeline" aria-busy={!first || isPlaceholderData}>
          {!first && <p className="px-4 py-6 text-sm text-ink-2" role="status">Being read …</p>}
          {first && (entries.length > 0 ? <Timeline entries={entries} /> : <Nothing reply={first} filter={filter} onChange={change} />)}
          {hasNextPage && <p className="px-4 py-3 border-t border-line"><Button className="touch" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>Show older</Button></p>}
        </section>
      )}
      <Suspense>{bundle && <BundleDialog onClose={() => setBundle(false)} />}</Suspense>
    </main>
  );
}

/** Of one service also its health checks and its last starts. */
function Chosen({ service }: { service: string }) {
  const hasHealthCheck = useSnapshot((snapshot) => snapshot.services.find((one) => one.name === service)?.hasHealthCheck ?? null);
  if (hasHealthCheck === null) return null;
  return <div className="chosen">{hasHealthCheck && <HealthStrip service={service} />}<LastStarts service={service} /></div>;
}

function verdict({ total, problems }: HistoryReply, filter: Filter): string {
  const when = RANGES.find(({ id }) => id === filter.range)?.words ?? "";
  const whom = filter.service === "" ? "" : ` to ${filter.service}`;
  if (total === 0) return `Nothing${filter.q || filter.kind || filter.problems ? " of that kind" : ""} happened${whom} ${when}`;
  if (problems === 0) return `Nothing bad happened${whom} ${when}`;
  return `${count(problems, "problem")}${filter.service === "" ? "" : ` of ${filter.service}`} ${when}`;
}

/** About as long before the timeline is read as afterwards, so that nothing below it moves. */
function Lead({ reply }: { reply: HistoryReply | undefined }) {
  if (reply?.since === null) return <>Flightdeck writes down what it sees from now on.</>;
  return <>{reply ? <>{count(reply.total, "entry", "entries")}. Recorded since <Clock at={reply.since} /></> : "What was recorded is being read"}; restarts of Flightdeck are listed, and what Docker still knew of the time between is filled in.</>;
}

function Nothing({ reply, filter, onChange }: { reply: HistoryReply; filter: Filter; onChange: (part: Partial<Filter>) => void }) {
  const narrowed = filter.q !== "" || filter.kind !== "" || filter.service !== "" || filter.problems;
  return (
    <div className="px-4 py-6 flex flex-wrap items-center gap-3 text-sm">
      <p className="text-ink-2">{filter.q ? `Nothing matches “${filter.q}”.` : reply.since === null ? "Nothing has been recorded yet." : "Nothing was recorded in this time."}</p>
      {narrowed && <Button look="sm" className="touch" onClick={() => onChange({ q: "", kind: "", service: "", problems: false })}>Clear the filters</Button>}
      {!narrowed && reply.since !== null && filter.range !== "all" && <Button look="sm" className="touch" onClick={() => onChange({ range: "all" })}>Show all</Button>}
    </div>
  );
}
