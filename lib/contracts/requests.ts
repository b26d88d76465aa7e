import * as z from "zod/mini";

/** Body of PUT /api/ports: move a published port of the stack to another host port. */
export const PortRequest = z.strictObject({
  service: z.string(),
  container: z.number().check(z.int(), z.minimum(1), z.maximum(65535)),
  host: z.number().check(z.int(), z.minimum(1024), z.maximum(65535)),
});
export type PortRequest = z.infer<typeof PortRequest>;

/** Reply of GET /api/login: the Airflow login, to copy. */
export const LoginReply = z.object({ user: z.string(), password: z.string() });
export type LoginReply = z.infer<typeof LoginReply>;
