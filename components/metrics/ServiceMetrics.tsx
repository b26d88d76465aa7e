"use client";
import { useState } from "react";
import { problemOf } from "@/lib/client/api";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Metrics } from "@/lib/contracts/metrics";
import { METRIC_IDS } from "@/lib/contracts/quantities";
import { Again } from "../ui/Again";
import { Box } from "../ui/Box";
import { ChartFigure } from "./ChartFigure";
import { Happened } from "./Happened";
import { NoChart } from "./NoChart";
import { Ranges } from "./Ranges";
import { METRIC_WORDS } from "./scale";
import { DEFAULT_SPAN, type Span } from "./span";
import { useMarks } from "./useMarks";
import { useLive, useMetrics } from "./useMetrics";

/** All that is measured of one service, for its own page: CPU, memory, network, block I/O. */
export function ServiceMetrics({ service }: { service: string }) {
  const [span, setSpan] = useState<Span>(DEFAULT_SPAN);
  useLive();
  return (
    <Box title="Use" aside={<span className="flex flex-wrap gap-2 justify-end"><Ranges span={span} onChoose={setSpan} /></span>}>
      <ServiceCharts service={service} span={span} onZoom={setSpan} />
    </Box>
  );
}

/** The four charts alone, where something else chooses the time and lets them move. */
export function ServiceCharts({ service, span, onZoom }: { service: string; span: Span; onZoom: (span: Span) => void }) {
  const marks = useMarks(service, span);
  const reads = { cpu: useMetrics("cpu", service, span), memory: useMetrics("memory", service, span), network: useMetrics("network", service, span), block: useMetrics("block", service, span) };
  const runs = useSnapshot(({ services }) => services.some((one) => one.name === service && one.startedAt !== null));
  if (!runs && METRIC_IDS.every((metric) => isBlank(reads[metric].data, service))) return <p className="px-4 py-3 text-sm text-ink-2">It did not run in this time, or too briefly to be measured.</p>;
  const failed = METRIC_IDS.map((metric) => reads[metric]).find(({ data, error }) => error && !data);
  if (failed?.error) return <div className="p-4"><Again problem={problemOf(failed.error)} onAgain={() => { for (const metric of METRIC_IDS) reads[metric].again(); }} /></div>;
  return (
    <>
      <div className="figures pair">
        {METRIC_IDS.map((metric) => {
          const { data } = reads[metric];
          const series = data?.services.find((one) => one.service === service);
          const { title } = METRIC_WORDS[metric];
          return data && series ? <ChartFigure key={metric} title={title} metrics={data} series={series} marks={marks.marks} onZoom={onZoom} /> : <NoChart key={metric} title={title} />;
        })}
      </div>
      <Happened marks={marks} span={span} drawn={METRIC_IDS.every((metric) => reads[metric].data)} />
    </>
  );
}

/** Whether it was read, and holds no figure of this service. */
function isBlank(metrics: Metrics | undefined, service: string): boolean {
  return metrics !== undefined && !metrics.services.some((one) => one.service === service && one.lines.some((line) => line.mean.some((value) => value !== null)));
}
