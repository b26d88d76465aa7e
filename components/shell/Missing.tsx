import { PageLink } from "./PageLink";

export function Missing() {
  return (
    <main className="page" id="main">
      <h1>There is no page at this address</h1>
      <p className="text-ink-2 mt-0.5 mb-4">It may belong to another version of Flightdeck.</p>
      <PageLink className="btn primary touch" href="/">Go to Home</PageLink>
    </main>
  );
}
