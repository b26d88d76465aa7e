"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { RefreshCw, TriangleAlert } from "lucide-react";
import { useActions, useBlocked } from "@/lib/client/actions";
import { problemOf } from "@/lib/client/api";
import { readDetail } from "@/lib/client/reads";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Service } from "@/lib/contracts/service";
import { HealthStrip } from "../history/HealthStrip";
import { LastStarts } from "../history/LastStarts";
import { useFollowHistory } from "../history/useHistory";
import { LogView } from "../logs/LogView";
import { ServiceMetrics } from "../metrics/ServiceMetrics";
import { orderOrAsk } from "../shell/orderOrAsk";
import { Button } from "../ui/Button";
import { Environment } from "./Environment";
import { Facts } from "./Facts";
import { Mounts } from "./Mounts";

/** What the engine tells of a service's container, beside its health checks and its log. */
export function Detail({ service }: { service: Service }) {
  const { api } = useActions();
  useFollowHistory();
  // Another container, a start, an end of an operation, an engine that came back: the answer may be another one.
  const changed = useSnapshot(({ operation, engine }) => `${engine.state} ${operation?.id} ${operation?.state}`);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["detail", service.name, service.containerId, service.replicas.all, service.startedAt, changed],
    queryFn: () => readDetail(api, service.name), placeholderData: keepPreviousData, gcTime: 60_000,
  });
  return (
    <>
      {data?.drift.length ? <Drift service={service.name} runs={service.startedAt !== null} why={data.drift} /> : null}
      <div className="cols">
        <div className="col">
          {service.hasHealthCheck && <HealthStrip service={service.name} />}
          {service.kind !== "tool" && <div id="log"><LogView service={service.name} tasks={data?.taskLogs ?? false} /></div>}
          {service.kind === "long-running" && <ServiceMetrics service={service.name} />}
        </div>
        <div className="col">
          <Facts service={service} detail={data ?? null} problem={error && problemOf(error)} reading={isFetching} onAgain={() => void refetch()} />
          {service.kind !== "tool" && <LastStarts service={service.name} />}
          {data?.container && <Mounts mounts={data.container.mounts} />}
          {data?.container && <Environment service={service.name} variables={data.container.environment} />}
        </div>
      </div>
    </>
  );
}

/** The container is not what the file asks for: said with its remedy. */
function Drift({ service, runs, why }: { service: string; runs: boolean; why: string[] }) {
  const { act, pending } = useActions();
  const blocked = useBlocked();
  return (
    <div className="note warn mb-4 items-center flex-wrap" role="status" data-testid="drift">
      <TriangleAlert className="i" />
      <span className="grow">{why.join(" ")} {runs ? "It runs as it was made. Recreating it stops and starts this service only" : "A start makes it anew"}; its volumes and folders stay.</span>
      <Button look="sm primary" className="touch" icon={RefreshCw} blocked={blocked} pending={pending === "recreate-service"} onClick={() => void act("recreate-service", (api) => orderOrAsk(api, { kind: "recreate-service", service }))}>Recreate {service}</Button>
    </div>
  );
}
