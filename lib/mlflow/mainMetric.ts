import type { Metric } from "./protocol";

/** What people judge a model by, best first. */
const JUDGED_BY = ["accuracy", "f1", "auc", "r2", "rmse", "mse", "mae", "loss"];
/** On data that the model has not seen. */
const UNSEEN = /^(?:val|valid|validation|test|eval|holdout)[._/ -]/i;
/** Measured by MLflow itself: memory, processor, network. */
const SYSTEM = /^system\//;

/** Smaller is better to show: by what is judged, on unseen data first; else in the order in which they were logged. */
function rank({ name }: Metric): number {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  const at = JUDGED_BY.findIndex((word) => words.some((one) => one === word || (word === "auc" && one.endsWith("auc"))));
  return (at < 0 ? JUDGED_BY.length : at) * 2 + (UNSEEN.test(name) ? 0 : 1);
}

/** The one metric of a run that is shown; null when it logged none. Pure. */
export function mainMetric(metrics: readonly Metric[]): { name: string; value: number | null } | null {
  const own = metrics.filter((metric) => !SYSTEM.test(metric.name));
  const [best] = [...(own.length > 0 ? own : metrics)].sort((a, b) => rank(a) - rank(b) || (a.at ?? 0) - (b.at ?? 0) || a.name.localeCompare(b.name));
  return best ? { name: best.name, value: best.value } : null;
}
