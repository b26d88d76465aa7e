"use client";
import { CircleCheck, CircleX, RefreshCw, TriangleAlert } from "lucide-react";
import { useActions, useBlocked } from "@/lib/client/actions";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Check } from "@/lib/contracts/snapshot";
import { Box } from "../ui/Box";
import { Button } from "../ui/Button";
import { MovePort } from "./MovePort";
import { portReturns } from "./portReturns";
import { portRemedies, type Remedy } from "./startStack";

const ICONS = { ok: CircleCheck, warn: TriangleAlert, bad: CircleX };
const WORDS = { ok: "passed", warn: "warning", bad: "to settle" };

/** What was looked at before a start; what is wrong has its fix beside it. */
export function Checks() {
  const { act, pending } = useActions();
  const blocked = useBlocked();
  const checks = useSnapshot((snapshot) => snapshot.checks);
  const ports = useSnapshot((snapshot) => snapshot.ports);
  const remedies = portRemedies(ports);
  const returns = portReturns(ports);
  return (
    <Box
      title="Checks"
      className="o3"
      aside={
        <>
          <span className="text-sm text-ink-3 grow">{summary(checks)}</span>
          <Button look="ghost sm" className="touch" icon={RefreshCw} blocked={blocked} pending={pending === "check"} onClick={() => void act("check", (api) => api.order("POST", "/api/checks"))}>Check again</Button>
        </>
      }
    >
      {checks.length === 0
        ? <p className="px-4 py-3 text-sm text-ink-2">Nothing is checked yet. It is done as soon as the engine answers.</p>
        : <ul>{checks.map((check) => <Row key={check.id} check={check} remedy={remedies.find((one) => isAbout(check, one))} way={returns.find((one) => isAbout(check, one))} />)}</ul>}
    </Box>
  );
}

function Row({ check, remedy, way }: { check: Check; remedy: Remedy | undefined; way: Remedy | undefined }) {
  const Icon = ICONS[check.level];
  return (
    <li className={`pf ${check.level}`} data-check={check.id} data-level={check.level}>
      <Icon className="i" />
      <span className="hd">{check.title}<span className="sr-only">, {WORDS[check.level]}</span></span>
      <span className="text-ink-2">{check.text}</span>
      {remedy ? <MovePort remedy={remedy} /> : way && <MovePort remedy={way} word="again" />}
    </li>
  );
}

function summary(checks: readonly Check[]): string {
  const of = (level: Check["level"]) => checks.filter((check) => check.level === level).length;
  const warnings = of("warn");
  return [`${of("ok")} passed`, warnings && `${warnings} ${warnings === 1 ? "warning" : "warnings"}`, of("bad") && `${of("bad")} to settle`].filter(Boolean).join(" · ");
}

function isAbout(check: Check, { from }: Remedy): boolean {
  return check.id === `port-${from}`;
}
