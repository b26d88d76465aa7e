import type { PageConfig } from "next";

/** Plain HTML without scripts: whatever failed, this page shows. */
export const config: PageConfig = { unstable_runtimeJS: false };

export default function Failed() {
  return (
    <main className="page" id="main">
      <h1>This page could not be made</h1>
      <p className="text-ink-2 mt-0.5 mb-4">Something in the panel failed; the stack itself is not touched by it. Load the page again. If it stays, stop <code>npm start</code> and run it again.</p>
      <a className="btn primary" href="/">Load Home</a>
    </main>
  );
}
