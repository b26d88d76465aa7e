export interface Box {
  left: number;
  right: number;
  top: number;
  height: number;
}

const ELBOW = 8;
const SPREAD = 14;

/** Where each edge leaves and enters a card: edges that enter the same card stand apart. */
export function entry(box: Box, index: number, count: number): number {
  return box.top + Math.min(box.height / 2, 49) + (index - (count - 1) / 2) * SPREAD;
}

/** An edge between two heights with round elbows half way. */
export function edgePath(x1: number, y1: number, x2: number, y2: number): string {
  const rise = y2 - y1;
  if (Math.abs(rise) < 1) return `M${x1} ${y1}H${x2}`;
  const middle = Math.max(x2 - 33, (x1 + x2) / 2);
  const r = Math.min(ELBOW, Math.abs(rise) / 2);
  const turn = Math.sign(rise) * r;
  return `M${x1} ${y1}H${middle - r}Q${middle} ${y1} ${middle} ${y1 + turn}V${y2 - turn}Q${middle} ${y2} ${middle + r} ${y2}H${x2}`;
}
