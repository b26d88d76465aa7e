import Link from "next/link";

export default function NotFound() {
  return (
    <main className="page" id="main">
      <h1>There is no page at this address</h1>
      <p className="text-ink-2 mt-0.5 mb-4">It may belong to a newer version of Flightdeck.</p>
      <Link className="btn primary" href="/">Go to Home</Link>
    </main>
  );
}
