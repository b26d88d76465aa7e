const WIDTH = 44, HEIGHT = 16, POINTS = 24;

/** A line through the values, oldest first. `floor` keeps small wobbles small: the scale never covers less. */
export function sparkPath(values: readonly number[], floor: number): string {
  const step = Math.max(1, Math.ceil(values.length / POINTS));
  const shown = values.filter((_, index) => (values.length - 1 - index) % step === 0);
  if (shown.length === 0) return "";
  const low = Math.min(...shown);
  const high = Math.max(...shown);
  const span = Math.max(high - low, floor);
  const base = Math.max(0, (low + high) / 2 - span / 2);
  const point = (value: number, index: number) =>
    `${round(shown.length < 2 ? 0 : (index / (shown.length - 1)) * WIDTH)} ${round(HEIGHT - 1 - ((value - base) / span) * (HEIGHT - 2))}`;
  const path = shown.map(point);
  return shown.length < 2 ? `M${path[0]}H${WIDTH}` : `M${path.join("L")}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
