"use client";
import { LogBrowser } from "./LogBrowser";

/** The log of one service, for its page. */
export function LogView({ service }: { service: string }) {
  return <LogBrowser services={[service]} label={`Log of ${service}`} look="boxed" keys={false} />;
}
