"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheck, Clock as ClockIcon, TriangleAlert } from "lucide-react";
import { useId, useState, type KeyboardEvent } from "react";
import { useActions } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { duration, timeOfDay } from "@/lib/client/format";
import { readProbes } from "@/lib/client/historyReads";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Probe, Service } from "@/lib/contracts/service";
import { Again } from "../ui/Again";
import { Box } from "../ui/Box";
import { Clock } from "../ui/Times";
import { barsOf, joinProbes, median, SHOWN, type Bar } from "./strip";
import { Turns } from "./Turns";

const NONE: Probe[] = [];

const LOOKS = {
  passed: { tone: "ok", icon: CircleCheck },
  slow: { tone: "warn", icon: ClockIcon },
  failed: { tone: "bad", icon: TriangleAlert },
} as const;

/** The last runs of a service's health check as bars, and all about the chosen one. Kept longer than the engine keeps them. */
export function HealthStrip({ service }: { service: string }) {
  const { api } = useActions();
  const now = useSnapshot((snapshot) => snapshot.services.find((one) => one.name === service));
  const live = now?.probes ?? NONE;
  // Read again with each new probe: the live state holds five only.
  const { data, error, refetch } = useQuery({
    queryKey: ["history", "probes", service, live.at(-1)?.at], queryFn: () => readProbes(api, service, SHOWN), placeholderData: keepPreviousData, gcTime: 0,
  });
  const bars = barsOf(joinProbes(data ?? NONE, live), bootOf(now));
  const failed = bars.filter((bar) => bar.look === "failed").length;
  const usual = median(bars.map(({ probe }) => probe.durationMs));
  return (
    <Box title="Health checks" aside={bars.length > 0 && <Legend />}>
      {error && <Again className="m-4" problem={problemOf(error)} onAgain={() => void refetch()} />}
      {bars.length === 0
        ? <p className="px-4 py-3 text-sm text-ink-2">{data || error ? "None has run yet." : "They are being read …"}</p>
        : (
          <div className="px-4 pt-3 pb-2">
            <p className="text-sm text-ink-2 mb-5">Last {bars.length}: {bars.length - failed} passed, {failed} failed.{usual !== null && bars.length > 1 && ` Half take less than ${took(usual)}.`} The height of a bar is how long the check took.</p>
            <Strip bars={bars} service={service} />
          </div>
        )}
      <Turns service={service} />
    </Box>
  );
}

/** From the service's start until it was ready. */
function bootOf(service: Service | undefined): { from: number; to: number } | null {
  if (!service?.startedAt || (service.state !== "healthy" && service.state !== "starting")) return null;
  return { from: service.startedAt, to: service.state === "healthy" ? service.since ?? service.startedAt : Number.POSITIVE_INFINITY };
}

function Strip({ bars, service }: { bars: Bar[]; service: string }) {
  const id = useId();
  // Chosen by its time: a new probe moves the bars, not the choice. Null follows the newest.
  const [chosenAt, setChosenAt] = useState<number | null>(null);
  const found = bars.findIndex((bar) => bar.probe.at === chosenAt);
  const chosen = found < 0 ? bars.length - 1 : found;
  const choose = (index: number) => setChosenAt(index >= bars.length - 1 ? null : bars[Math.max(0, index)]?.probe.at ?? null);
  function onKey(event: KeyboardEvent) {
    const to = { ArrowLeft: chosen - 1, ArrowDown: chosen - 1, ArrowRight: chosen + 1, ArrowUp: chosen + 1, Home: 0, End: bars.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
  }
  const bar = bars[chosen];
  if (!bar) return null;
  return (
    <>
      <div role="listbox" tabIndex={0} aria-label={`Last ${bars.length} health checks of ${service}`} aria-activedescendant={`${id}${bar.probe.at}`} className="strip" onKeyDown={onKey}>
        {bars.map(({ probe, look, height }, index) => {
          const Icon = LOOKS[look].icon;
          return (
            <div key={probe.at} id={`${id}${probe.at}`} role="option" aria-selected={index === chosen} aria-label={`${timeOfDay(probe.at)}, ${look} in ${took(probe.durationMs)}`} className={look} onClick={() => choose(index)}>
              {look !== "passed" && <Icon className="i s" />}
              <i style={{ height }} />
            </div>
          );
        })}
      </div>
      <p className="flex gap-1 text-xs text-ink-3 mt-1.5" aria-hidden="true"><span>{timeOfDay(bars[0]?.probe.at ?? 0)}</span><span className={bars.length === SHOWN ? "ml-auto" : undefined}>{bars.length < SHOWN && "to "}{timeOfDay(bars.at(-1)?.probe.at ?? 0)}</span></p>
      <ChosenProbe bar={bar} />
    </>
  );
}

function ChosenProbe({ bar: { probe, look } }: { bar: Bar }) {
  const { tone, icon: Icon } = LOOKS[look];
  return (
    <div className="chosen-probe" data-testid="chosen-probe">
      <Clock at={probe.at} />
      <span className={`st ${tone}`}><Icon className="i s" />{look === "slow" ? "passed, slow" : look}</span>
      <span>{took(probe.durationMs)}</span>
      <span>exit {probe.exitCode}</span>
      <span className="mono output">{probe.output.trim() || "no output"}</span>
    </div>
  );
}

function Legend() {
  return (
    <span className="flex gap-3.5 text-sm text-ink-3" aria-hidden="true">
      {(["passed", "slow", "failed"] as const).map((look) => {
        const { tone, icon: Icon } = LOOKS[look];
        return <span key={look} className={`flex items-center gap-1.5 ${tone}`}><Icon className="i s text-(--t)" />{look}</span>;
      })}
    </span>
  );
}

function took(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : duration(ms);
}
