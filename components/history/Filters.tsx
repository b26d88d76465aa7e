"use client";
import { Search } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { useSnapshot } from "@/lib/client/snapshot";
import { fieldTime, fieldValue, KINDS, RANGES, type Filter } from "./filter";

const TYPING_MS = 250;

/** Time, words, service, kind: what of the timeline is shown. */
export function Filters({ filter, onChange }: { filter: Filter; onChange: (part: Partial<Filter>) => void }) {
  const id = useId();
  const names = useSnapshot((snapshot) => snapshot.services).map((service) => service.name);
  const services = filter.service === "" || names.includes(filter.service) ? names : [...names, filter.service];
  return (
    <div className="filters" role="search">
      <div className="seg" role="group" aria-label="Time">
        {RANGES.map(({ id: range, label }) => (
          <button key={range} type="button" aria-pressed={filter.range === range} onClick={() => onChange(range === "custom" ? { range, from: filter.from ?? Date.now() - 3_600_000, to: filter.to ?? Date.now() } : { range })}>{label}</button>
        ))}
      </div>
      {filter.range === "custom" && (
        <div className="flex flex-wrap items-center gap-2">
          <label className="flex items-center gap-2 text-sm">From<input className="input" type="datetime-local" step={1} value={fieldValue(filter.from)} onChange={(event) => onChange({ from: fieldTime(event.target.value) })} /></label>
          <label className="flex items-center gap-2 text-sm">to<input className="input" type="datetime-local" step={1} value={fieldValue(filter.to)} onChange={(event) => onChange({ to: fieldTime(event.target.value) })} /></label>
        </div>
      )}
      <SearchField value={filter.q} onChange={(q) => onChange({ q })} />
      <label className="sr-only" htmlFor={`${id}s`}>Service</label>
      <select id={`${id}s`} className="input pick" value={filter.service} onChange={(event) => onChange({ service: event.target.value })}>
        <option value="">All services</option>
        {services.map((name) => <option key={name} value={name}>{name}</option>)}
      </select>
      <label className="sr-only" htmlFor={`${id}k`}>Kind</label>
      <select id={`${id}k`} className="input pick" value={filter.kind} onChange={(event) => onChange({ kind: KINDS.find((kind) => kind.id === event.target.value)?.id ?? "" })}>
        <option value="">Everything</option>
        {KINDS.map((kind) => <option key={kind.id} value={kind.id}>{kind.label}</option>)}
      </select>
      <label className="flex items-center gap-2 text-sm whitespace-nowrap">
        <input type="checkbox" role="switch" className="switch" checked={filter.problems} onChange={(event) => onChange({ problems: event.target.checked })} />
        Problems only
      </label>
    </div>
  );
}

/** Asks once the typing rests. */
function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <div className="search-field">
      <Search className="i s" />
      <input className="input" type="search" aria-label="Search what happened" placeholder="Search" maxLength={200} value={typed} onChange={(event) => setTyped(event.target.value)} />
    </div>
  );
}
