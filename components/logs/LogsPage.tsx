"use client";
import { Files } from "lucide-react";
import { useEffect, useState } from "react";
import { useShownServices } from "@/lib/client/useShownServices";
import { Button } from "../ui/Button";
import { Beside } from "./Beside";
import { setAddress } from "./lineLink";
import { LogBrowser } from "./LogBrowser";
import { taskInHash, taskOfHash, type WantedTask } from "./wantedTask";
import { useHashTurn } from "./useHashTurn";

/** The logs of all services, merged. */
export function LogsPage() {
  const services = useShownServices();
  const turn = useHashTurn();
  const [beside, setBeside] = useState(false);
  const [wanted, setWanted] = useState<WantedTask | null>(null);
  useEffect(() => {
    const task = taskOfHash(location.hash);
    setWanted(task);
    if (task) setBeside(true);
  }, [turn]);
  const name = (task: WantedTask | null) => setAddress(taskInHash(task));
  const close = () => { setBeside(false); setWanted(null); name(null); };
  return (
    <main id="main">
      <h1 className="sr-only">Logs of all services</h1>
      <LogBrowser
        key={turn}
        services={services} label="Merged log" look="page-high" keys
        tools={<Button look="ghost" className="touch" icon={Files} aria-expanded={beside} title="Logs of earlier containers and of task instances" onClick={() => (beside ? close() : setBeside(true))}>Other logs</Button>}
        beside={beside && <Beside title="Other logs" key={JSON.stringify(wanted)} wanted={wanted} onTask={name} onClose={close} />}
      />
    </main>
  );
}
