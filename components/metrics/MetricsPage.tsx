"use client";
import { useCallback } from "react";
import { problemOf } from "@/lib/client/api";
import { bytes, count, percent } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import { useShownServices } from "@/lib/client/useShownServices";
import type { Figures, Metrics } from "@/lib/contracts/metrics";
import { METRIC_IDS, QUANTITIES } from "@/lib/contracts/quantities";
import { useFollowHistory } from "../history/useHistory";
import { Again } from "../ui/Again";
import { Box } from "../ui/Box";
import { Button } from "../ui/Button";
import { Segments } from "../ui/Segments";
import { Chips, colorOf } from "./Chips";
import { Chart } from "./Chart";
import { ChartFigure, emptyWords, linesOf } from "./ChartFigure";
import { Happened } from "./Happened";
import type { Mark } from "./marks";
import { NoChart } from "./NoChart";
import { Ranges } from "./Ranges";
import { METRIC_WORDS } from "./scale";
import { ServiceCharts } from "./ServiceMetrics";
import type { Span } from "./span";
import { useMarks } from "./useMarks";
import { useLive, useMetrics } from "./useMetrics";
import { useMetricsView } from "./useMetricsView";

/** What the stack uses: the whole, services beside each other, each one by itself. */
export function MetricsPage() {
  const [{ services, metric, span }, change] = useMetricsView();
  const known = useShownServices();
  const chosen = services.filter((name) => known.includes(name));
  const unknown = services.filter((name) => !known.includes(name));
  const zoom = useCallback((to: Span) => change({ span: to }, "push"), [change]);
  const round = useLive();
  useFollowHistory();
  const { data, error, again } = useMetrics(metric, null, span);
  const marks = useMarks(null, span);
  const only = chosen.length === 1 ? chosen[0] : undefined;
  return (
    <main className="page" id="main">
      <Head now={round?.total ?? null} />
      {error && !data && <Again className="mb-4" problem={problemOf(error)} onAgain={again} />}
      <div className="flex flex-wrap items-center justify-between gap-2 mb-4">
        <Segments label="Metric" options={METRIC_IDS.map((value) => ({ value, text: METRIC_WORDS[value].title }))} value={metric} onChoose={(to) => change({ metric: to })} />
        <span className="flex flex-wrap items-center gap-2 max-md:w-full"><Ranges span={span} onChoose={(to) => change({ span: to })} /></span>
      </div>
      <div className="col">
        <Box title={chosen.length === 0 ? "Whole stack" : chosen.length === 1 ? chosen[0] ?? "" : `${count(chosen.length, "service")} compared`} aside={<span className="text-sm text-ink-3">{METRIC_WORDS[metric].note}</span>}>
          <div className="px-4 pt-3.5 pb-2">
            <div className="flex flex-wrap items-center gap-1.5 mb-4" role="group" aria-label="Services to compare">
              <Chips chosen={chosen} onChoose={(names) => change({ services: names })} />
              {chosen.length > 0 && <Button look="ghost sm" className="touch" onClick={() => change({ services: [] })}>Whole stack</Button>}
            </div>
            {unknown.length > 0 && <p className="mb-3 text-sm text-ink-2" role="status">{unknown.join(", ")}: no service of this stack has this name.</p>}
            {data ? <Main metrics={data} chosen={chosen} marks={marks.marks} onZoom={zoom} /> : !error && <NoChart title={METRIC_WORDS[metric].title} tall />}
          </div>
          <Happened marks={chosen.length === 0 ? marks : { ...marks, marks: marks.marks.filter(({ entry }) => chosen.includes(entry.service ?? "")) }} span={span} drawn={data !== undefined} />
        </Box>
        {only !== undefined
          ? <Box title={`All of ${only}`}><ServiceCharts service={only} span={span} onZoom={zoom} /></Box>
          : data && <Each metrics={data} marks={marks.marks} onZoom={zoom} />}
      </div>
    </main>
  );
}

/** `now`: what is used this second, as the curves below say it. */
function Head({ now }: { now: Figures | null }) {
  const use = useSnapshot((snapshot) => snapshot.usage);
  const past = useSnapshot((snapshot) => snapshot.stack.state === "unknown");
  const sum = (quantity: "cpu" | "memory"): number => now?.[QUANTITIES.indexOf(quantity)] ?? use.reduce((total, one) => total + (one[quantity].at(-1) ?? 0), 0);
  return (
    <div className="head">
      <div>
        <h1>{use.length === 0 ? "Nothing is measured at the moment" : `The stack ${past ? "used" : "uses"} ${percent(sum("cpu"))} of one CPU and ${bytes(sum("memory"))} of memory${past ? " when last seen" : ""}`}</h1>
        <p>Measured once a second while this page is open, every 30 s while nobody looks. A day is kept, also over a restart of the panel.</p>
      </div>
    </div>
  );
}

function Main({ metrics, chosen, marks, onZoom }: { metrics: Metrics; chosen: readonly string[]; marks: readonly Mark[]; onZoom: (span: Span) => void }) {
  const names = useShownServices();
  const first = metrics.services.find((one) => one.service === chosen[0]);
  const alone = chosen.length === 0 ? metrics.total : chosen.length === 1 && first;
  if (alone) return <ChartFigure title={METRIC_WORDS[metrics.metric].title} metrics={metrics} series={alone} marks={marks} onZoom={onZoom} tall />;
  const lines = metrics.services.filter((one) => chosen.includes(one.service)).flatMap((series) => linesOf(metrics, series, colorOf(names, series.service), true));
  return (
    <figure className="figure">
      {lines.some((line) => line.t.length > 0)
        ? <Chart label={`${METRIC_WORDS[metrics.metric].title} of ${chosen.join(", ")}`} metric={metrics.metric} lines={lines} limit={null} marks={marks.filter(({ entry }) => chosen.includes(entry.service ?? ""))} named from={metrics.from} to={metrics.to} step={metrics.step} onZoom={onZoom} tall />
        : <p className="nothing">{emptyWords(metrics, true)}</p>}
    </figure>
  );
}

/** Every service that was measured in this time, each with its own scale. */
function Each({ metrics, marks, onZoom }: { metrics: Metrics; marks: readonly Mark[]; onZoom: (span: Span) => void }) {
  const measured = metrics.services.filter((series) => series.t.length > 0);
  if (measured.length === 0) return null;
  return (
    <Box title={`${METRIC_WORDS[metrics.metric].title} of each service`}>
      <div className="figures">{measured.map((series) => <ChartFigure key={series.service} title={series.service} metrics={metrics} series={series} marks={marks} onZoom={onZoom} />)}</div>
    </Box>
  );
}
