"use client";
import { Container } from "lucide-react";
import { useSnapshot } from "@/lib/client/snapshot";
import { STACK_LOOKS } from "../stack/look";
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
        <ThemeSwitch />
      </div>
    </header>
  );
}

function EngineName() {
  const engine = useSnapshot((snapshot) => snapshot.engine);
  const text = engine.state === "connected" ? engine.name ?? "Docker Engine" : engine.state === "lost" ? "No engine" : "Looking for an engine";
  return <span className="engine" title={[engine.endpoint, engine.compose && `Compose ${engine.compose}`].filter(Boolean).join("\n")}><Container className="i s" />{text}</span>;
}

function StackPill() {
  const look = STACK_LOOKS[useSnapshot((snapshot) => snapshot.stack.state)];
  const Icon = look.icon;
  return <span className={`pill ${look.tone}`} data-testid="stack-pill"><Icon className={`i s ${look.spin ? "spin" : ""}`} />{look.word}</span>;
}
