"use client";
import { useEffect, useState } from "react";
import { useActions } from "@/lib/client/actions";
import { followStream } from "@/lib/client/followStream";
import { expectShape } from "@/lib/client/shape";
import type { Glance } from "@/lib/contracts/glance";

/** The live glance while the tab is to be seen; null before its first message. A hidden tab asks for nothing and keeps what it had. */
export function useGlance(): Glance | null {
  const { api: { token } } = useActions();
  const [glance, setGlance] = useState<Glance | null>(null);
  useEffect(() => {
    let life: AbortController | null = null;
    const look = (): void => {
      if (document.visibilityState === "hidden") {
        life?.abort();
        life = null;
      } else if (!life) {
        life = new AbortController();
        void followStream({
          path: () => "/api/glance", token, signal: life.signal,
          onEvent: ({ data }) => setGlance(expectShape<Glance>(JSON.parse(data), "airflow", "mlflow", "work")),
        });
      }
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      life?.abort();
    };
  }, [token]);
  return glance;
}
