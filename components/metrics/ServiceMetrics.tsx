"use client";
import { useState } from "react";
import { problemOf } from "@/lib/client/api";
import { METRIC_IDS, type MetricId } from "@/lib/contracts/quantities";
import { Box } from "../ui/Box";
import { ProblemText } from "../ui/ProblemText";
import { ChartFigure } from "./ChartFigure";
import { DEFAULT_SPAN, Ranges } from "./Ranges";
import { METRIC_WORDS } from "./scale";
import { useLive, useMetrics, type Span } from "./useMetrics";

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
  return <div className="figures pair">{METRIC_IDS.map((metric) => <OneMetric key={metric} metric={metric} service={service} span={span} onZoom={onZoom} />)}</div>;
}

function OneMetric({ metric, service, span, onZoom }: { metric: MetricId; service: string; span: Span; onZoom: (span: Span) => void }) {
  const { data, error } = useMetrics(metric, service, span);
  const series = data?.services.find((one) => one.service === service);
  if (error && !data) return <div className="note bad" role="alert"><ProblemText problem={problemOf(error)} /></div>;
  if (!data || !series) return <div className="figure" />;
  return <ChartFigure title={METRIC_WORDS[data.metric].title} metrics={data} series={series} onZoom={onZoom} />;
}
