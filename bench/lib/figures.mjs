/** One measured figure. `bar` is the most that it may be; a figure without a bar is only told. */
export function figure(name, value, unit, bar = null) {
  return { name, value: Number(value.toPrecision(4)), unit, bar, ok: bar === null ? null : value <= bar };
}

/** The smallest value that at least this share of all values does not exceed (nearest rank). */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(Math.ceil(share * sorted.length), 1) - 1];
}

export const median = (values) => percentile(values, 0.5);

/** The slope of the straight line through these points {x, y}, by least squares. */
export function slope(points) {
  const mean = (pick) => points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const spread = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread;
}
