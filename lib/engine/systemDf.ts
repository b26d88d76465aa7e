import type Docker from "dockerode";

/** What `docker system df` tells of one kind of thing. dockerode's own df() can't be limited to one; all together take seconds. */
export function systemDf(docker: Docker, type: "image" | "container" | "volume" | "build-cache"): Promise<unknown> {
  return new Promise((resolve, reject) => {
    docker.modem.dial({ path: "/system/df?", method: "GET", options: { type }, statusCodes: { 200: true, 500: "server error" } }, (error: unknown, reply: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error(String(error)));
      else resolve(reply);
    });
  });
}
