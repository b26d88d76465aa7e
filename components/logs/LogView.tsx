"use client";
import { ListChecks } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/Button";
import { Beside } from "./Beside";
import { LogBrowser } from "./LogBrowser";
import { useHashTurn } from "./useHashTurn";

/** The log of one service, for its page. `tasks`: it writes the logs of task instances, which can be opened in its place. */
export function LogView({ service, tasks }: { service: string; tasks: boolean }) {
  const turn = useHashTurn();
  const [beside, setBeside] = useState(false);
  return (
    <LogBrowser
      key={turn} services={[service]} label={`Log of ${service}`} look="boxed" keys={false}
      tools={tasks && <Button look="ghost" className="touch" icon={ListChecks} aria-expanded={beside} onClick={() => setBeside(!beside)}>Task logs</Button>}
      beside={beside && <Beside title="Task logs" onlyTasks onClose={() => setBeside(false)} />}
    />
  );
}
