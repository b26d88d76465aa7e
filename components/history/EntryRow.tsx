import { Circle, CircleCheck, CircleX, ExternalLink, ScrollText, TriangleAlert, type LucideIcon } from "lucide-react";
import { Fragment } from "react";
import { duration, timeOfDay } from "@/lib/client/format";
import type { Entry, Severity } from "@/lib/contracts/history";
import { subjectOf } from "@/lib/contracts/subject";
import { PageLink } from "../shell/PageLink";

const LOOKS: Record<Severity, { tone: string; icon: LucideIcon; word: string }> = {
  info: { tone: "idle", icon: Circle, word: "" },
  good: { tone: "ok", icon: CircleCheck, word: "" },
  warn: { tone: "warn", icon: TriangleAlert, word: "Warning: " },
  bad: { tone: "bad", icon: CircleX, word: "Problem: " },
};

/** Longer than this a detail is folded. */
const SHORT = 160;

/**
 * One thing that happened: when, what, to which service, with the words behind it; `brief`: in one line, whole in its tooltip;
 * `earlier`: when the same happened before, newest first.
 */
export function EntryRow({ entry, brief = false, earlier = [] }: { entry: Entry; brief?: boolean; earlier?: readonly Entry[] }) {
  const { tone, icon, word } = LOOKS[entry.severity];
  const { kind, severity, service, at, until, detail, url } = entry;
  // Unhealthy looks the same everywhere; a cross is for what ended.
  const Icon = kind === "health" && severity === "bad" ? TriangleAlert : icon;
  return (
    <li className={`event ${tone}`} data-kind={kind} data-severity={severity}>
      <time dateTime={new Date(at).toISOString()}>{timeOfDay(at)}</time>
      <Icon className="i s" />
      <div className="min-w-0">
        <p className={brief ? "truncate" : "wrap-anywhere"} title={brief && detail ? detail : undefined}>
          {word && <span className="sr-only">{word}</span>}
          {service && <><PageLink className="link font-medium" href={`/services/${encodeURIComponent(service)}`}>{subjectOf(entry)}</PageLink> </>}
          <span className={service ? "what" : "what font-medium"}>{entry.title}</span>
          {until !== null && <span className="text-ink-2"> until <time dateTime={new Date(until).toISOString()}>{timeOfDay(until)}</time> ({duration(until - at)})</span>}
          {brief && detail && <span className="text-ink-3">: {detail.split("\n", 1)[0]}</span>}
        </p>
        {!brief && detail && <Detail text={detail} />}
        {earlier.length > 0 && <Earlier entries={earlier} />}
      </div>
      {service && <PageLink className="btn ghost icon sm touch" href={`/logs#${new URLSearchParams({ at: String(Math.round(at)), service })}`} aria-label={`Logs of ${service} at ${timeOfDay(at)}`} title="Logs at this time"><ScrollText className="i s" /></PageLink>}
      {url && <a className="btn ghost icon sm touch" href={url} target="_blank" rel="noreferrer" aria-label={`${entry.title}: open it in Airflow`} title="Open it in Airflow"><ExternalLink className="i s" /></a>}
    </li>
  );
}

/** That the same happened before, and each time of it. */
function Earlier({ entries }: { entries: readonly Entry[] }) {
  const first = entries.at(-1);
  return first && (
    <details className="more text-ink-2">
      <summary>{entries.length + 1} times since {timeOfDay(first.at)}</summary>
      <p>before at {entries.map(({ seq, at }, index) => <Fragment key={seq}>{index > 0 && ", "}<time dateTime={new Date(at).toISOString()}>{timeOfDay(at)}</time></Fragment>)}</p>
    </details>
  );
}

function Detail({ text }: { text: string }) {
  const [first = "", ...rest] = text.split("\n");
  if (rest.length === 0 && text.length <= SHORT) return <p className="text-ink-2 wrap-anywhere">{text}</p>;
  return (
    <details className="more">
      <summary className="wrap-anywhere">{first.length > SHORT ? `${first.slice(0, SHORT)} …` : first}</summary>
      <pre className="raw max-h-72 mt-1" tabIndex={0} aria-label="All of it">{text}</pre>
    </details>
  );
}
