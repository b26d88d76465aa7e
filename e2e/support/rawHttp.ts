import http from "node:http";

export interface RawRequest {
  method?: string;
  /** The request target as it goes over the wire: a path, or an absolute URI. */
  target?: string;
  headers?: http.OutgoingHttpHeaders;
  body?: string;
}

export interface RawReply {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** One HTTP request written exactly as asked: no Host, Origin or Sec-Fetch header of its own. An open stream is cut after its first bytes. */
export function rawRequest(port: number, { method = "GET", target = "/", headers = {}, body }: RawRequest): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    // Node would send the body of a DELETE without saying how long it is.
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const request = http.request({ host: "127.0.0.1", port, method, path: target, headers: { ...headers, ...length }, setHost: false, agent: false, timeout: 10_000 }, (reply) => {
      let text = "";
      const done = (): void => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: text });
      reply.setEncoding("utf8");
      reply.on("data", (part: string) => {
        text += part;
        if (reply.headers["content-type"]?.startsWith("text/event-stream")) {
          done();
          request.destroy();
        }
      });
      reply.on("end", done);
      reply.on("error", reject);
    });
    request.on("timeout", () => request.destroy(new Error(`${method} ${target}: no answer in 10 s`)));
    request.on("error", reject);
    request.end(body);
  });
}
