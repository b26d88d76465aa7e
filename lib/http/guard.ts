import type * as z from "zod/mini";
import { FlightdeckError } from "../errors";
import type { Panel } from "../panel/panel";
import { runtime } from "../runtime";
import { refuse } from "./allowed";
import { serverPort } from "./port";
import { errorReply, problemReply } from "./reply";
import { pageToken } from "./token";
import { whyInvalid } from "./whyInvalid";

type Params = Record<string, string>;
export interface Call<Body> { panel: Panel; params: Params; body: Body; request: Request; query: URLSearchParams }
type Route = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

/** Routes made by the guard; a test finds every exported handler in here. */
const guardedRoutes = new WeakSet<Route>();

export function isGuarded(route: unknown): boolean {
  return typeof route === "function" && guardedRoutes.has(route as Route);
}

const MAX_BODY = 16_384;

function badRequest(why: string): FlightdeckError {
  return new FlightdeckError({ code: "request-invalid", what: "The request can't be understood. Nothing was changed.", why, todo: "Reload the page and try again." }, { status: 400 });
}

async function parseBody<Body>(request: Request, schema: z.ZodMiniType<Body>): Promise<Body> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY) throw badRequest("It is too large.");
  const raw = await request.text();
  if (raw.length > MAX_BODY) throw badRequest("It is too large.");
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    throw badRequest("Its body is not JSON.");
  }
  const result = schema.safeParse(value);
  if (!result.success) throw badRequest(whyInvalid(result.error, "body"));
  return result.data;
}

/**
 * The only way to make a route handler: Host, origin, token and content type are checked before the handler sees anything,
 * the body is parsed by `schema`, errors become answers. A new route that does not use it fails the route test.
 */
export function guarded<Body = null>(handler: (call: Call<Body>) => Promise<Response> | Response, schema?: z.ZodMiniType<Body>): Route {
  const route: Route = async (request, context) => {
    const { panel, booted } = runtime();
    const header = (name: string): string | null => request.headers.get(name);
    const refusal = refuse({
      method: request.method, host: header("host"), origin: header("origin"), fetchSite: header("sec-fetch-site"),
      contentType: header("content-type"), token: header("x-flightdeck-token"),
    }, serverPort(), pageToken(panel.config.stateDir));
    if (refusal) return problemReply({ code: refusal.code, what: refusal.what, why: refusal.why, todo: "Open Flightdeck at the address that npm start printed." }, refusal.status);
    try {
      await booted;
      const body = schema ? await parseBody(request, schema) : (null as Body);
      return await handler({ panel, params: await context.params, body, request, query: new URL(request.url).searchParams });
    } catch (error) {
      return errorReply(error);
    }
  };
  guardedRoutes.add(route);
  return route;
}
