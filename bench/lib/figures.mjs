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
