import type * as z from "zod/mini";
import { FlightdeckError } from "../errors";
import { whyInvalid } from "./whyInvalid";

/** The query of a GET by its schema; a name given twice is refused. Throws FlightdeckError `request-invalid` (400). */
export function parseQuery<Query>(query: URLSearchParams, schema: z.ZodMiniType<Query>): Query {
  const names = [...query.keys()];
  const result = schema.safeParse(Object.fromEntries(query));
  if (result.success && new Set(names).size === names.length) return result.data;
  const why = result.success ? "A name is given twice." : whyInvalid(result.error, "query");
  throw new FlightdeckError({ code: "request-invalid", what: "The request can't be understood.", why, todo: "Reload the page and try again." }, { status: 400 });
}
