import type { Edge } from "./mapLayout";

export interface CardBox {
  column: number;
  left: number;
  right: number;
  top: number;
  height: number;
}

export interface Route {
  path: string;
  /** Where it ends. */
  x: number;
  y: number;
  kind: Edge["kind"];
}

type Point = [x: number, y: number];

const ELBOW = 8;
/** Between edges that enter one card, trunks in one gap, lanes under a column. */
const SPREAD = 14, TRUNK = 9, LANE = 8;
const BELOW_CARDS = 15;
/** Edges leave and enter at the height of a card's state line. */
const STATE_LINE = 49;
/** A step smaller than this would look like a mistake; the edge runs straight. */
const NEARLY_LEVEL = 12;

/** Lines between the cards: each source has a trunk of its own in a gap; one that skips a column passes below its cards. Pure. */
export function routeEdges(edges: readonly Edge[], boxes: ReadonlyMap<string, CardBox>): Route[] {
  const known = edges.flatMap((edge) => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    return from && to && from.column < to.column ? [{ edge, from, to }] : [];
  });
  const trunks = new Map<number, string[]>();
  const long: string[] = [];
  const join = (gap: number, source: string) => {
    const sources = trunks.get(gap) ?? [];
    if (!sources.includes(source)) trunks.set(gap, [...sources, source]);
  };
  for (const { edge, from, to } of known) {
    join(to.column - 1, edge.from);
    if (to.column - from.column === 1) continue;
    join(from.column, edge.from);
    if (!long.includes(edge.from)) long.push(edge.from);
  }
  const cards = [...boxes.values()];
  const trunk = (gap: number, source: string) => {
    const sources = trunks.get(gap) ?? [];
    const left = Math.max(...cards.filter((card) => card.column === gap).map((card) => card.right));
    const right = Math.min(...cards.filter((card) => card.column === gap + 1).map((card) => card.left));
    return (left + right) / 2 + (sources.indexOf(source) - (sources.length - 1) / 2) * TRUNK;
  };
  return known.map(({ edge, from, to }) => {
    const incoming = known.filter((other) => other.edge.to === edge.to);
    const aim = to.top + Math.min(to.height / 2, STATE_LINE) + (incoming.findIndex((other) => other.edge === edge) - (incoming.length - 1) / 2) * SPREAD;
    const skipped = cards.filter((card) => card.column > from.column && card.column < to.column);
    // A long edge leaves lower, so that it is not taken for one into the card beside.
    const y1 = from.top + Math.min(from.height / 2, STATE_LINE) + (skipped.length > 0 ? SPREAD : 0);
    const y2 = skipped.length === 0 && Math.abs(aim - y1) < NEARLY_LEVEL ? y1 : aim;
    const last = trunk(to.column - 1, edge.from);
    const points: Point[] = [[from.right, y1], [last, y1], [last, y2], [to.left, y2]];
    if (skipped.length > 0) {
      const lane = Math.max(...skipped.map((card) => card.top + card.height)) + BELOW_CARDS + long.indexOf(edge.from) * LANE;
      const first = trunk(from.column, edge.from);
      points.splice(1, 1, [first, y1], [first, lane], [last, lane]);
    }
    return { path: roundedPath(points), x: to.left, y: y2, kind: edge.kind };
  });
}

/** A line along the points, every corner rounded as far as its legs allow. */
export function roundedPath(points: readonly Point[]): string {
  const corners = points.filter(([x, y], index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    return !before || !after || !((before[0] === x && after[0] === x) || (before[1] === y && after[1] === y));
  });
  return corners.map(([x, y], index) => {
    const before = corners[index - 1];
    const after = corners[index + 1];
    if (!before) return `M${x} ${y}`;
    if (!after) return `L${x} ${y}`;
    const reach = (other: Point): Point => {
      const length = Math.hypot(other[0] - x, other[1] - y);
      const r = Math.min(ELBOW, length / 2);
      return [x + ((other[0] - x) / length) * r, y + ((other[1] - y) / length) * r];
    };
    return `L${reach(before).join(" ")}Q${x} ${y} ${reach(after).join(" ")}`;
  }).join("");
}
