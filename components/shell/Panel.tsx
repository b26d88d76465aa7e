"use client";
import Head from "next/head";
import { useEffect, useState, type ReactNode } from "react";
import { ActionsProvider } from "@/lib/client/actions";
import { followStack } from "@/lib/client/followStack";
import { CacheContext, PageCache, useLine, useSnapshot } from "@/lib/client/snapshot";
import { RenderedAt } from "@/lib/client/useNow";
import type { Snapshot } from "@/lib/contracts/snapshot";
import { STACK_LOOKS } from "../stack/look";
import { Announcer } from "./Announcer";
import { Banners } from "./Banners";
import { Keys } from "./Keys";
import { reloadOnce } from "./reloadOnce";
import { tabIcon } from "./tabIcon";
import { TabBar } from "./Tabs";
import { TopBar } from "./TopBar";

interface Props {
  initial: Snapshot;
  token: string;
  renderedAt: number;
  children: ReactNode;
}

/** The panel around every page: the live snapshot, the top bar, banners and keys. */
export function Panel({ initial, token, renderedAt, children }: Props) {
  // Another page brings a snapshot of its own, but the line that is open goes on.
  const [first] = useState(initial);
  const [cache] = useState(() => new PageCache(first));
  useEffect(() => followStack({
    token, initial: first,
    show: (snapshot) => cache.showSnapshot(snapshot),
    onLine: (line) => cache.showLine(line),
    onRefused: reloadOnce,
  }), [cache, token, first]);
  return (
    <CacheContext value={cache}>
      <RenderedAt value={renderedAt}>
        <ActionsProvider token={token}>
          <Shell>{children}</Shell>
        </ActionsProvider>
      </RenderedAt>
    </CacheContext>
  );
}

function Shell({ children }: { children: ReactNode }) {
  const state = useSnapshot((snapshot) => snapshot.stack.state);
  const line = useLine();
  return (
    <div className="shell" data-stack-state={state} data-connection={line.state}>
      <Head><title>{`${STACK_LOOKS[state].word} · Flightdeck`}</title><link rel="icon" href={tabIcon(state)} type="image/svg+xml" key="icon" /></Head>
      <a className="btn skip" href="#main">Skip to the page</a>
      <TopBar />
      <Banners />
      {children}
      <TabBar />
      <Keys />
      <Announcer />
    </div>
  );
}
