import type { AppProps } from "next/app";
import Head from "next/head";
import "@/components/globals.css";
import { Panel } from "@/components/shell/Panel";
import type { PageProps } from "@/lib/http/page";

/** One panel for all pages: going from one to the other keeps the live connection. */
export default function App({ Component, pageProps }: AppProps<PageProps | Record<string, never>>) {
  return (
    <>
      <Head><meta name="viewport" content="width=device-width, initial-scale=1" key="viewport" /><link rel="icon" href="/icon.svg" type="image/svg+xml" key="icon" /></Head>
      {isLive(pageProps)
        ? <Panel initial={pageProps.snapshot} token={pageProps.token} renderedAt={pageProps.renderedAt}><Component /></Panel>
        : <Component />}
    </>
  );
}

/** The page of a failure is made without a snapshot. */
function isLive(props: PageProps | Record<string, never>): props is PageProps {
  return "snapshot" in props;
}
