import * as z from "zod/mini";

const StreamId = z.int().check(z.positive());

/** What a page sends. `took` lets the panel send on: a slow page is sent no more than it can read. */
export const PageFrame = z.union([
  z.strictObject({ open: StreamId, path: z.string().check(z.maxLength(8_192)), last: z.nullable(z.string().check(z.maxLength(200))) }),
  z.strictObject({ close: StreamId }),
  z.strictObject({ took: StreamId, chars: z.int().check(z.positive()) }),
]);
export type PageFrame = z.infer<typeof PageFrame>;

/** What the panel sends about a stream; its text comes as `<id> <text>`. */
export const StreamFrame = z.union([z.object({ id: StreamId, status: z.number() }), z.object({ id: StreamId, ended: z.literal(true) })]);
export type StreamFrame = z.infer<typeof StreamFrame>;
