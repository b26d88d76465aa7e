"use client";
import { useLayoutEffect, useState, type RefObject } from "react";
import { edgePath, entry, type Box } from "./edgePath";
import type { Edge } from "./mapLayout";

/** A step smaller than this would look like a mistake; the edge runs straight. */
const NEARLY_LEVEL = 12;

interface Line {
  path: string;
  x: number;
  y: number;
  kind: Edge["kind"];
}

/** Draws the dependencies between the cards where they stand; measured again when anything changes its size. */
export function Edges({ map, edges }: { map: RefObject<HTMLDivElement | null>; edges: Edge[] }) {
  const [lines, setLines] = useState<Line[]>([]);
  useLayoutEffect(() => {
    const root = map.current;
    if (!root) return;
    const draw = () => setLines(measure(root, edges));
    const observer = new ResizeObserver(draw);
    observer.observe(root);
    for (const card of root.querySelectorAll("[data-service]")) observer.observe(card);
    draw();
    return () => observer.disconnect();
  }, [map, edges]);
  return (
    <svg className="edges" aria-hidden="true">
      {lines.map(({ path, kind }) => <path key={path} d={path} className={kind} />)}
      {lines.map(({ path, x, y, kind }) => <circle key={path} cx={x} cy={y} r="3" className={kind} />)}
    </svg>
  );
}

function measure(root: HTMLElement, edges: Edge[]): Line[] {
  const origin = root.getBoundingClientRect();
  const boxes = new Map<string, Box>();
  for (const card of root.querySelectorAll<HTMLElement>("[data-service]")) {
    const box = card.getBoundingClientRect();
    boxes.set(card.dataset["service"] ?? "", { left: box.left - origin.left, right: box.right - origin.left, top: box.top - origin.top, height: box.height });
  }
  return edges.flatMap((edge) => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    if (!from || !to) return [];
    const incoming = edges.filter((other) => other.to === edge.to);
    const y1 = entry(from, 0, 1);
    const aim = entry(to, incoming.indexOf(edge), incoming.length);
    const y2 = Math.abs(aim - y1) < NEARLY_LEVEL ? y1 : aim;
    return [{ path: edgePath(from.right, y1, to.left, y2), x: to.left, y: y2, kind: edge.kind }];
  });
}
