import { Readable } from "node:stream";
import { ReadableStream as NodeStream } from "node:stream/web";
import { createGzip } from "node:zlib";
import type { EngineClient } from "../engine/client";
import { openLog } from "../engine/openLog";
import { MAX_SAVED, logLines } from "../engine/rawLines";
import type { ContainerFact } from "../stack/facts";
import { scaled } from "../stack/replicas";
import { stampedText } from "./rawEntry";

/** Text of each chunk of the engine's answer: time and line, secrets taken out. */
async function* textChunks(docker: EngineClient, facts: readonly ContainerFact[], redact: (text: string) => string, signal: AbortSignal): AsyncGenerator<string> {
  const several = scaled(facts);
  for (const fact of facts) {
    const name = several.has(fact.service) ? `${fact.service}-${fact.number} ` : "";
    let lines: string[] = [];
    const parser = logLines(fact.tty, (bytes, start, end, stderr, dropped) => {
      lines.push(stampedText({ bytes, start, end, stderr, dropped }, redact, name));
    }, MAX_SAVED);
    for await (const chunk of await openLog(docker, fact.id, {}, signal)) {
      parser.feed(chunk as Uint8Array);
      if (lines.length > 0) yield lines.join("");
      lines = [];
    }
    parser.end();
    if (lines.length > 0) yield lines.join("");
  }
}

/** The whole log of a service's containers, one after the other, as fast as it is taken; of several each line says its container. */
export function wholeLog(docker: EngineClient, facts: readonly ContainerFact[], gzip: boolean, redact: (text: string) => string, signal: AbortSignal): ReadableStream<Uint8Array> {
  const text = Readable.from(textChunks(docker, facts, redact, signal));
  if (!gzip) return toWeb(text.map((chunk: string) => Buffer.from(chunk)));
  const packed = createGzip();
  text.once("error", (error) => packed.destroy(error));
  packed.once("close", () => text.destroy());
  return toWeb(text.pipe(packed));
}

/** Not Readable.toWeb: of a reader that has gone it throws where nobody can catch it. */
function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  return NodeStream.from(stream) as ReadableStream<Uint8Array>;
}
