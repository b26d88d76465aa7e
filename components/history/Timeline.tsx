"use client";
import { OPERATION_WORDS } from "@/lib/client/actions";
import { clock, timeOfDay } from "@/lib/client/format";
import { useNow } from "@/lib/client/useNow";
import type { Entry } from "@/lib/contracts/history";
import type { OperationKind } from "@/lib/contracts/operation";
import { Clock } from "../ui/Times";
import { EntryRow } from "./EntryRow";
import { foldRepeats, groupEntries, type Group } from "./groups";

/** What happened, newest first, by operation and minute. */
export function Timeline({ entries }: { entries: Entry[] }) {
  return (
    <ol className="events">
      {groupEntries(entries).map((group) => (
        <li key={group.key}>
          <h2><Heading group={group} /></h2>
          <ol>{foldRepeats(group.entries).map(({ key, ...row }) => <EntryRow key={key} {...row} />)}</ol>
        </li>
      ))}
    </ol>
  );
}

function Heading({ group: { operation, from, to } }: { group: Group }) {
  if (operation === null) return <Minute at={Math.floor(to / 60_000) * 60_000} />;
  const kind = operation.replace(/^\d+-/, "");
  const noun = kind in OPERATION_WORDS ? OPERATION_WORDS[kind as OperationKind].noun : "operation";
  return <><Clock at={from} />{timeOfDay(to) !== timeOfDay(from) && <> to {timeOfDay(to)}</>}, during the {noun}</>;
}

/** "14:02", "yesterday 18:40". */
function Minute({ at }: { at: number }) {
  const text = useNow((now) => clock(at, now).replace(/^(\d\d:\d\d):\d\d$/, "$1"));
  return <time dateTime={new Date(at).toISOString()}>{text}</time>;
}
