import * as z from "zod/mini";
import { OperationKind } from "./operation";
import { Probe } from "./service";

/** What an entry of the timeline is about. */
export const EntryKind = z.enum(["operation", "start", "exit", "restart", "memory", "health", "stack", "engine", "panel", "dag"]);
export type EntryKind = z.infer<typeof EntryKind>;

export const Severity = z.enum(["info", "good", "warn", "bad"]);
export type Severity = z.infer<typeof Severity>;

/** One thing that happened. Times are epoch milliseconds, the engine's own where it told one. */
export const Entry = z.object({
  /** Unique, and growing in the order in which entries were written. */
  seq: z.number(),
  at: z.number(),
  /** The end of what lasted: a time in which nobody watched. */
  until: z.nullable(z.number()),
  kind: EntryKind,
  /** The one service it concerns; the title then goes on after its name: "ended with exit 3". */
  service: z.nullable(z.string()),
  /** Number of the container that it concerns, where its service had several. */
  replica: z.optional(z.number()),
  severity: Severity,
  title: z.string(),
  /** More words, or the output of a health check. */
  detail: z.nullable(z.string()),
  /** Where Airflow shows it. */
  url: z.optional(z.string()),
  /** The operation that was running. */
  operation: z.nullable(z.string()),
});
export type Entry = z.infer<typeof Entry>;

/** Reply of GET /api/history: newest first. */
export const HistoryReply = z.object({
  entries: z.array(Entry),
  /** Where the next page begins; null at the end. */
  next: z.nullable(z.string()),
  /** All that match, and those of them that are warnings or worse: what "problems only" lists. */
  total: z.number(),
  problems: z.number(),
  /** The oldest entry that is kept, whatever was asked for; null when there is none. */
  since: z.nullable(z.number()),
});
export type HistoryReply = z.infer<typeof HistoryReply>;

const MAX_LIMIT = 500;
const list = z.pipe(z.string().check(z.maxLength(2_000), z.regex(/^[\w.,-]*$/)), z.transform((text) => text.split(",").filter(Boolean)));
const time = z.pipe(z.string().check(z.regex(/^\d{1,15}$/)), z.transform(Number));

/** Query of GET /api/history. */
export const HistoryQuery = z.strictObject({
  from: z.optional(time),
  to: z.optional(time),
  services: z.optional(list),
  kinds: z.optional(z.pipe(list, z.array(EntryKind))),
  severities: z.optional(z.pipe(list, z.array(Severity))),
  q: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.pipe(time, z.number().check(z.minimum(1), z.maximum(MAX_LIMIT)))),
  /** `next` of the page before. */
  before: z.optional(z.string().check(z.regex(/^\d{1,16}-\d{1,16}$/))),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;

const one = z.string().check(z.maxLength(200));

/** Query of GET /api/history/probes: the last ones of a service. */
export const ProbesQuery = z.strictObject({ service: one, limit: z.optional(z.pipe(time, z.number().check(z.minimum(1), z.maximum(MAX_LIMIT)))) });
/** Query of GET /api/history/starts. */
export const StartsQuery = z.strictObject({ service: one });

/** A run of a health check, kept longer than the engine keeps it. */
export const ProbeRecord = z.extend(Probe, { service: z.string() });
export type ProbeRecord = z.infer<typeof ProbeRecord>;

/** Reply of GET /api/history/probes: oldest first. */
export const ProbesReply = z.object({ service: z.string(), probes: z.array(Probe) });
export type ProbesReply = z.infer<typeof ProbesReply>;

/** One start of a service by an operation; null where it did not come that far. */
export const StartRecord = z.object({
  operation: z.string(),
  kind: OperationKind,
  /** How the operation ended. */
  state: z.string(),
  at: z.number(),
  createdAt: z.nullable(z.number()),
  startedAt: z.nullable(z.number()),
  readyAt: z.nullable(z.number()),
});
export type StartRecord = z.infer<typeof StartRecord>;

/** Reply of GET /api/history/starts: oldest first. */
export const StartsReply = z.object({ service: z.string(), starts: z.array(StartRecord) });
export type StartsReply = z.infer<typeof StartsReply>;

/** A file of the support bundle. */
const BundleFile = z.object({
  name: z.string(),
  /** What it holds. */
  what: z.string(),
  bytes: z.number(),
  /** How many places were masked in it. */
  masked: z.number(),
});

/** Reply of GET /api/bundle/preview. */
export const BundlePreview = z.object({
  files: z.array(BundleFile),
  /** Names of the settings whose values are masked wherever they occur. */
  secrets: z.array(z.string()),
});
export type BundlePreview = z.infer<typeof BundlePreview>;

/** GET /api/bundle/file: one file by its name in the preview. */
export const BundleFileQuery = z.strictObject({ name: z.string() });
