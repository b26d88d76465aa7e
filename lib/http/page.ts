import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { Snapshot } from "../contracts/snapshot";
import { runtime } from "../runtime";
import { refuseHost } from "./allowed";
import { serverPort } from "./port";
import { pageToken } from "./token";

/** What a page is rendered with: the state of this moment and the token for its requests. Checks the Host once more than proxy.ts. */
export async function pageProps(): Promise<{ snapshot: Snapshot; token: string }> {
  if (refuseHost((await headers()).get("host"), serverPort())) notFound();
  const { panel, booted } = runtime();
  await booted;
  return { snapshot: panel.hub.current, token: pageToken(panel.config.stateDir) };
}
