import * as z from "zod/mini";

/** What went wrong, in the words the page shows. `code` is stable and never reworded. */
export const Problem = z.object({
  code: z.string(),
  what: z.string(),
  why: z.string(),
  todo: z.string(),
  /** What to type for it, where that is one command: it stands after `todo`. */
  command: z.optional(z.string()),
  /** The raw text behind it, one click away. */
  detail: z.optional(z.string()),
});
export type Problem = z.infer<typeof Problem>;
