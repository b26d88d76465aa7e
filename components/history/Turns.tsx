"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useActions } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { readHistory } from "@/lib/client/historyReads";
import { PageLink } from "../shell/PageLink";
import { Again } from "../ui/Again";
import { EntryRow } from "./EntryRow";

const SHOWN = 4;

/** The last turns of a service's state, a line each: as high before they are read as afterwards. */
export function Turns({ service }: { service: string }) {
  const { api } = useActions();
  const { data, error, refetch } = useQuery({
    queryKey: ["history", "turns", service],
    queryFn: () => readHistory(api, { services: service, kinds: "start,exit,restart,memory,health", limit: SHOWN }),
    placeholderData: keepPreviousData, gcTime: 60_000,
  });
  return (
    <section className="turns" aria-label="Last changes of state" aria-busy={!data && !error}>
      {error && !data && <Again className="mx-4" problem={problemOf(error)} onAgain={() => void refetch()} />}
      {!data && !error && <p>The last changes of its state are being read …</p>}
      {data?.entries.length === 0 && <p>No change of its state has been recorded yet.</p>}
      {data && data.entries.length > 0 && (
        <>
          <ol className="events">{data.entries.map((entry) => <EntryRow key={entry.seq} entry={entry} brief />)}</ol>
          <p><PageLink className="link" href={`/history?range=all&service=${encodeURIComponent(service)}`}>All that happened to {service}</PageLink></p>
        </>
      )}
    </section>
  );
}
