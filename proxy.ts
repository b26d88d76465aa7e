import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { refuseHost } from "./lib/http/allowed";
import { serverPort } from "./lib/http/port";

/** No matcher on purpose: with the documented one, /api and prefetches would pass unseen. */
export function proxy(request: NextRequest): NextResponse {
  const refusal = refuseHost(request.headers.get("host"), serverPort());
  if (refusal) return new NextResponse(`${refusal.what} ${refusal.why}\n`, { status: refusal.status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = [
    "default-src 'none'", `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`, "style-src 'self' 'unsafe-inline'", "font-src 'self'", "img-src 'self' data:",
    `connect-src 'self' ws://${request.headers.get("host")}`, "worker-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Referrer-Policy", "no-referrer");
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.set("Cross-Origin-Resource-Policy", "same-origin");
  return response;
}
