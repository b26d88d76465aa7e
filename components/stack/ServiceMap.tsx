"use client";
import { useMemo, useRef } from "react";
import { useSnapshot } from "@/lib/client/snapshot";
import { Box } from "../ui/Box";
import { Edges } from "./Edges";
import { firstToMend } from "./look";
import { layoutMap } from "./mapLayout";
import { moveFocus } from "./moveFocus";
import { ServiceCard } from "./ServiceCard";

/** The services laid out by what waits for what. */
export function ServiceMap() {
  const services = useSnapshot((snapshot) => snapshot.services);
  const layout = useMemo(() => layoutMap(services), [services]);
  const { columns, extra } = layout;
  const map = useRef<HTMLDivElement>(null);
  const mend = firstToMend(services);
  return (
    <Box title="Services" className="o2" aside={<Legend />}>
      {services.length === 0 && <p className="px-4 py-3 text-sm text-ink-2">The services are listed as soon as the compose file has been read.</p>}
      <div className="map" ref={map} role="list" aria-label="Services by what waits for what" onKeyDown={moveFocus}>
        <Edges map={map} layout={layout} />
        {columns.map(({ title }, index) => <div key={index} className="map-head" role="presentation" style={{ gridColumn: index + 1 }}>{title}</div>)}
        {columns.map(({ services: cards }, index) => (
          <div key={index} role="presentation" className={`map-col ${index === columns.length - 1 ? "last" : ""}`} style={{ gridColumn: index + 1 }}>
            {cards.map((service) => <ServiceCard key={service.name} service={service} first={service.name === mend} />)}
          </div>
        ))}
        {extra.length > 0 && (
          <div className="map-extra" role="presentation" style={{ gridColumn: `1 / ${Math.max(2, columns.length)}` }}>
            <h3 role="presentation">Optional</h3>
            {extra.map((service) => <ServiceCard key={service.name} service={service} first={service.name === mend} />)}
          </div>
        )}
      </div>
    </Box>
  );
}

function Legend() {
  return (
    <div className="legend" aria-hidden="true">
      <span><svg viewBox="0 0 22 6"><path d="M0 3h22" /></svg>dependency ready</span>
      <span><svg viewBox="0 0 22 6"><path d="M0 3h22" strokeDasharray="3 4" /></svg>still waited for</span>
    </div>
  );
}
