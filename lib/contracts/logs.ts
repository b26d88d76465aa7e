import * as z from "zod/mini";

export const LogLevel = z.enum(["error", "warn", "info", "debug"]);
export type LogLevel = z.infer<typeof LogLevel>;

/** A line of a log as it is shown. */
export const LogLine = z.object({
  /** The engine's time of it, epoch milliseconds with fractions; never before the line that precedes it. */
  at: z.number(),
  text: z.string(),
  /** As the line says itself, or as what it belongs to says; absent where no format is recognised. */
  level: z.optional(LogLevel),
  /** It belongs to the line before it: a frame of a traceback, a detail. */
  part: z.optional(z.literal(true)),
  stderr: z.optional(z.literal(true)),
  /** Number of the container that wrote it, where the service has several. */
  replica: z.optional(z.number()),
  /** How a terminal would colour it: "0,1;31 12,0" says by SGR codes: bold red from character 0 on, plain from 12 on. */
  sgr: z.optional(z.string()),
  /** Bytes of a very long line that are not in `text`, and the engine's own time of it, by which the whole can be read. */
  rest: z.optional(z.object({ bytes: z.number(), stamp: z.string() })),
});
export type LogLine = z.infer<typeof LogLine>;

/** A line of the live stream. `seq` counts every line that the service wrote: a jump says how many were skipped. */
export const LogEntry = z.extend(LogLine, { service: z.string(), seq: z.number() });
export type LogEntry = z.infer<typeof LogEntry>;

/**
 * Messages of GET /api/logs, by SSE event name. `source`: the counting that `seq` belongs to; another one means that it began anew.
 * `after`: by service, the number of the last line before the first that is sent.
 */
export const LogMessage = z.discriminatedUnion("event", [
  z.object({ event: z.literal("hello"), data: z.object({ source: z.string(), after: z.record(z.string(), z.number()) }) }),
  z.object({ event: z.literal("lines"), data: z.object({ entries: z.array(LogEntry) }) }),
]);
export type LogMessage = z.infer<typeof LogMessage>;

const names = z.string().check(z.maxLength(4_000));
const wholeNumber = z.string().check(z.regex(/^\d{1,15}$/));
const moment = z.string().check(z.regex(/^\d{1,13}(\.\d{1,6})?$/));

/** Query of GET /api/logs. `after`: "service:seq,…", what the reader has; `source`: whose counting that is. */
export const FollowQuery = z.strictObject({
  services: names, tail: z.optional(wholeNumber), after: z.optional(names), source: z.optional(z.string()),
});

/** Query of GET /api/logs/range: lines of services between two times, epoch ms; the first or the last `limit` of them. */
export const RangeQuery = z.strictObject({
  services: names, since: moment, until: moment, limit: z.optional(wholeNumber), keep: z.optional(z.enum(["first", "last"])),
}).check(z.refine(({ since, until }) => Number(since) <= Number(until), { message: "the end is before the beginning", path: ["until"] }));

/** Query of GET /api/logs/line: a very long line, by the engine's time of it. */
export const LineQuery = z.strictObject({ service: z.string(), stamp: z.string().check(z.regex(/^\d{1,11}\.\d{9}$/)) });
/** `missing`: bytes of it beyond what is kept of any line. */
export const LineReply = z.object({ text: z.string(), missing: z.number() });
export type LineReply = z.infer<typeof LineReply>;

/** Query of GET /api/logs/file. */
export const FileQuery = z.strictObject({ service: z.string(), format: z.optional(z.enum(["gz", "txt"])) });

/** Lines with their service, in time order. `more`: there were more than asked for. */
export const RangeReply = z.object({ entries: z.array(z.extend(LogLine, { service: z.string() })), more: z.boolean() });
export type RangeReply = z.infer<typeof RangeReply>;

/**
 * The log of a container that is gone, kept by the panel. Times are epoch milliseconds. `missed`: it was removed while the panel did not
 * watch: `removedAt` is when its log was copied last or, where there is no copy (0 bytes), when it was missed.
 */
export const KeptLog = z.object({ id: z.string(), service: z.string(), from: z.number(), removedAt: z.number(), bytes: z.number(), missed: z.optional(z.literal(true)) });
export type KeptLog = z.infer<typeof KeptLog>;
export const KeptReply = z.object({ logs: z.array(KeptLog) });
export type KeptReply = z.infer<typeof KeptReply>;

/** The log of one try of a task instance. */
export const TaskLog = z.object({ dag: z.string(), run: z.string(), task: z.string(), mapIndex: z.nullable(z.number()), attempt: z.number(), at: z.number(), bytes: z.number() });
export type TaskLog = z.infer<typeof TaskLog>;
export const TasksReply = z.object({ logs: z.array(TaskLog), folder: z.nullable(z.string()) });
export type TasksReply = z.infer<typeof TasksReply>;

const name = z.string().check(z.minLength(1), z.maxLength(250));
export const TaskQuery = z.strictObject({ dag: name, run: name, task: name, mapIndex: z.optional(wholeNumber), attempt: wholeNumber });

/** Lines of one log: a kept one or a task's. `more`: its beginning was left out. */
export const LinesReply = z.object({ lines: z.array(LogLine), more: z.boolean() });
export type LinesReply = z.infer<typeof LinesReply>;
