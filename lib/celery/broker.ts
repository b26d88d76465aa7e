import * as z from "zod";

/**
 * Celery's queues in Redis, read by redis-cli inside the broker's container: the broker is not published, and Celery's own
 * `inspect` would boot Python for seconds. Every list is a queue; what a worker took and has not ended stands in `unacked_index` by
 * the time at which it took it. What a killed worker had taken stays there for hours, so only what was taken since then counts.
 */
const SCRIPT = `
local out = {redis.call('ZCOUNT', 'unacked_index', ARGV[1], '+inf')}
local cursor, pages = '0', 0
repeat
  local page = redis.call('SCAN', cursor, 'TYPE', 'list', 'COUNT', 500)
  cursor, pages = page[1], pages + 1
  for _, key in ipairs(page[2]) do
    out[#out + 1] = {key, redis.call('LLEN', key)}
  end
until cursor == '0' or pages == 20
return cjson.encode(out)`;

/** The one command that is run in the broker's container. `since`: when the first of the workers that run was started, epoch ms. */
export function brokerArgv(since: number): string[] {
  return ["redis-cli", "--raw", "eval", SCRIPT, "0", String(Math.floor(since / 1_000))];
}

/** Mailboxes of Celery's remote control and of its event monitors: not tasks. */
const NOT_TASKS = /celery\.pidbox$|^celeryev/;
/** A task's priority is added to its queue's name after these two characters (kombu). */
const PRIORITY = "\u0006\u0016";

const Reply = z.tuple([z.number()], z.tuple([z.string(), z.number()]));

export interface BrokerLook { queues: { name: string; length: number }[]; taken: number }

/** What redis-cli printed -> queues by name, and how many tasks are taken; null when it is something else. Pure. */
export function parseBroker(text: string): BrokerLook | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const reply = Reply.safeParse(value);
  if (!reply.success) return null;
  const [taken, ...lists] = reply.data;
  const queues = new Map<string, number>();
  for (const [key, length] of lists) {
    const name = key.split(PRIORITY, 1)[0] ?? key;
    if (!NOT_TASKS.test(name)) queues.set(name, (queues.get(name) ?? 0) + length);
  }
  return { taken, queues: [...queues].map(([name, length]) => ({ name, length })).sort((a, b) => b.length - a.length || a.name.localeCompare(b.name)).slice(0, 20) };
}
