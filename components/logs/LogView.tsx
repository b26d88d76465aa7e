"use client";
import { LogBrowser } from "./LogBrowser";
import { useHashTurn } from "./useHashTurn";

/** The log of one service, for its page. */
export function LogView({ service }: { service: string }) {
  const turn = useHashTurn();
  return <LogBrowser key={turn} services={[service]} label={`Log of ${service}`} look="boxed" keys={false} />;
}
