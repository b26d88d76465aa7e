"use client";

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <main className="page" id="main">
      <h1>This page could not be shown</h1>
      <p className="text-ink-2 mt-0.5 mb-4">Something in the panel failed. The stack itself is not touched by it. Load the page again; if it stays, restart <code>npm start</code>.</p>
      <button type="button" className="btn primary" onClick={() => location.reload()}>Load again</button>
      <details className="more mt-4"><summary>Details</summary><pre className="raw mt-1">{error.digest ?? error.message}</pre></details>
    </main>
  );
}
