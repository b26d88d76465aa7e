import type { GetServerSideProps } from "next";
import type { Snapshot } from "../contracts/snapshot";
import { runtime } from "../runtime";
import { refuseHost } from "./allowed";
import { serverPort } from "./port";
import { pageToken } from "./token";

export interface PageProps {
  snapshot: Snapshot;
  token: string;
  /** When it was rendered, epoch ms. */
  renderedAt: number;
}

/** What a page is rendered with: the state of this moment and the token for its requests. Checks the Host once more than proxy.ts. */
export const pageProps: GetServerSideProps<PageProps & Record<string, unknown>> = async ({ req }) => {
  if (refuseHost(req.headers.host ?? null, serverPort())) return { notFound: true };
  const { panel, booted } = runtime();
  await booted;
  return { props: { snapshot: panel.hub.current, token: pageToken(panel.config.stateDir), renderedAt: Date.now() } };
};
