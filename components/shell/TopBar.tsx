"use client";
import { Container, Search } from "lucide-react";
import { OPERATION_WORDS } from "@/lib/client/actions";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Snapshot } from "@/lib/contracts/snapshot";
import { STACK_LOOKS } from "../stack/look";
import { Button } from "../ui/Button";
import { PALETTE_EVENT } from "./Keys";
import { Mark } from "./Mark";
import { PageLink } from "./PageLink";
import { StackButton } from "./StackButton";
import { Tabs } from "./Tabs";
import { ThemeSwitch } from "./ThemeSwitch";

export function TopBar() {
  return (
    <header className="top">
      <PageLink className="brand" href="/"><Mark /><span>Flightdeck</span></PageLink>
      <Tabs />
      <div className="top-right">
        <EngineName />
        <span className="vr" />
        <StackPill />
        <StackButton />
        <span className="vr" />
        <Button look="ghost" className="search" icon={Search} aria-haspopup="dialog" aria-label="Search or run" aria-keyshortcuts="Control+K Meta+K" onClick={() => document.dispatchEvent(new Event(PALETTE_EVENT))}><kbd className="kbd">Ctrl K</kbd></Button>
        <ThemeSwitch />
      </div>
    </header>
  );
}

function EngineName() {
  const engine = useSnapshot((snapshot) => snapshot.engine);
  const text = engine.state === "connected" ? engine.name ?? "Docker Engine" : engine.state === "lost" ? "No engine" : "Looking for an engine";
  return <span className="engine" title={[engine.endpoint, engine.compose && `Compose ${engine.compose}`].filter(Boolean).join("\n")}><Container className="i s" /><span>{text}</span></span>;
}

/** What is done to the stack that starts and stops as part of it; null where its state says enough. */
function busyWord({ operation, stack: { state } }: Snapshot): string | null {
  if (operation?.state !== "running" || operation.cancelling || (state !== "starting" && state !== "stopping")) return null;
  return operation.kind === "restart" || operation.kind === "reset" || operation.kind === "undo-reset" ? OPERATION_WORDS[operation.kind].doing : null;
}

function StackPill() {
  const look = STACK_LOOKS[useSnapshot((snapshot) => snapshot.stack.state)];
  const word = useSnapshot(busyWord) ?? look.word;
  const Icon = look.icon;
  return <span className={`pill ${look.tone}`} data-testid="stack-pill"><Icon className={`i s ${look.spin ? "spin" : ""}`} />{word}</span>;
}
