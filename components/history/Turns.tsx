"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useActions } from "@/lib/client/actions";
import { readHistory } from "@/lib/client/historyReads";
import { PageLink } from "../shell/PageLink";
import { EntryRow } from "./EntryRow";

const SHOWN = 5;

/** The last turns of a service's state. */
export function Turns({ service }: { service: string }) {
  const { api } = useActions();
  const { data } = useQuery({
    queryKey: ["history", "turns", service],
    queryFn: () => readHistory(api, { services: service, kinds: "start,exit,restart,memory,health", limit: SHOWN }),
    placeholderData: keepPreviousData, gcTime: 60_000,
  });
  if (!data || data.entries.length === 0) return null;
  return (
    <section className="border-t border-line py-2" aria-label="Last changes of state">
      <ol className="events">{data.entries.map((entry) => <EntryRow key={entry.seq} entry={entry} />)}</ol>
      {data.next && <p className="px-4 pt-1 text-sm"><PageLink className="link" href={`/history?range=all&service=${encodeURIComponent(service)}`}>All that happened to {service}</PageLink></p>}
    </section>
  );
}
