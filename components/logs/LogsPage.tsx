"use client";
import { Files } from "lucide-react";
import { useState } from "react";
import { useSnapshot } from "@/lib/client/snapshot";
import { Button } from "../ui/Button";
import { Beside } from "./Beside";
import { LogBrowser } from "./LogBrowser";
import { useHashTurn } from "./useHashTurn";

/** The logs of all services, merged. */
export function LogsPage() {
  const names = useSnapshot((snapshot) => snapshot.services.filter((service) => service.kind !== "tool").map((service) => service.name).join(","));
  const turn = useHashTurn();
  const [beside, setBeside] = useState(false);
  return (
    <main id="main">
      <h1 className="sr-only">Logs of all services</h1>
      <LogBrowser
        key={turn}
        services={names === "" ? [] : names.split(",")} label="Merged log" look="page-high" keys
        tools={<Button look="ghost" className="touch" icon={Files} aria-expanded={beside} title="Logs of earlier containers and of task instances" onClick={() => setBeside(!beside)}>Other logs</Button>}
        beside={beside && <Beside title="Other logs" onClose={() => setBeside(false)} />}
      />
    </main>
  );
}
