import type { ReactNode } from "react";
import { Panel } from "@/components/shell/Panel";
import { pageProps } from "@/lib/http/page";

/** One panel for all pages: going from one to the other keeps the live connection. */
export default async function PanelLayout({ children }: { children: ReactNode }) {
  const { snapshot, token } = await pageProps();
  return <Panel initial={snapshot} token={token} renderedAt={Date.now()}>{children}</Panel>;
}
