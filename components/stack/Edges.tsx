"use client";
import { useEffect, useState, type RefObject } from "react";
import type { MapLayout } from "./mapLayout";
import { routeEdges, type CardBox, type Route } from "./routeEdges";

/** Draws the dependencies between the cards where they stand; measured again when anything changes its size. */
export function Edges({ map, layout }: { map: RefObject<HTMLDivElement | null>; layout: MapLayout }) {
  const [routes, setRoutes] = useState<Route[]>([]);
  useEffect(() => {
    const root = map.current;
    if (!root) return;
    // It also fires once when it begins, after layout: to measure here would force one, in the way of the state that just changed.
    const observer = new ResizeObserver(() => setRoutes(routeEdges(layout.edges, measure(root, layout))));
    observer.observe(root);
    for (const card of root.querySelectorAll("[data-service]")) observer.observe(card);
    return () => observer.disconnect();
  }, [map, layout]);
  return (
    <svg className="edges" aria-hidden="true">
      {routes.map(({ path, kind }) => <path key={path} d={path} className={kind} />)}
      {routes.map(({ path, x, y, kind }) => <circle key={path} cx={x} cy={y} r="3" className={kind} />)}
    </svg>
  );
}

function measure(root: HTMLElement, { columns }: MapLayout): Map<string, CardBox> {
  const origin = root.getBoundingClientRect();
  const columnOf = new Map(columns.flatMap((column, index) => column.services.map((service) => [service.name, index] as const)));
  const boxes = new Map<string, CardBox>();
  for (const card of root.querySelectorAll<HTMLElement>("[data-service]")) {
    const name = card.dataset["service"] ?? "";
    const column = columnOf.get(name);
    const box = card.getBoundingClientRect();
    if (column !== undefined) boxes.set(name, { column, left: box.left - origin.left, right: box.right - origin.left, top: box.top - origin.top, height: box.height });
  }
  return boxes;
}
