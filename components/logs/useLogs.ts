"use client";
import { useEffect, useMemo } from "react";
import { useActions } from "@/lib/client/actions";
import { followLogs } from "./followLogs";
import { LogModel } from "./logModel";

/** The logs of these services, followed for as long as the view lives. */
export function useLogs(services: readonly string[]): LogModel {
  const { api: { token } } = useActions();
  const key = services.join(",");
  const model = useMemo(() => new LogModel(key === "" ? [] : key.split(",")), [key]);
  useEffect(() => {
    if (key === "") return;
    const stop = followLogs({
      token,
      query: () => new URLSearchParams({ services: key, ...model.cursor() }),
      onOpen: (source, after) => model.opened(source, after),
      onEntries: (entries) => model.receive(entries),
      onLost: () => model.lost(),
    });
    return () => {
      stop();
      model.search.end();
    };
  }, [token, key, model]);
  return model;
}
