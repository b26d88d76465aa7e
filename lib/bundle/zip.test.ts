import fc from "fast-check";
import { expect, test } from "vitest";
import { unzip } from "../../e2e/support/unzip";
import { crc32, zip } from "./zip";

async function archive(files: { name: string; data: Uint8Array }[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zip((async function* () { yield* files; })(), new Date(2026, 10, 24, 14, 2, 11))) pieces.push(piece);
  return Buffer.concat(pieces);
}

test("the checksum is the one of the standard", () => {
  expect(crc32(Buffer.from("123456789"))).toBe(0xcbf43926);
});

test("what was packed is unpacked, any names and bytes", async () => {
  const file = fc.record({ name: fc.string({ minLength: 1, maxLength: 40 }), data: fc.uint8Array({ maxLength: 2_000 }) });
  await fc.assert(fc.asyncProperty(fc.uniqueArray(file, { selector: (one) => Buffer.from(one.name).toString("utf8"), maxLength: 6 }), async (files) => {
    const unpacked = unzip(await archive(files));
    expect(unpacked.size).toBe(files.length);
    for (const { name, data } of files) expect(unpacked.get(Buffer.from(name).toString("utf8"))?.equals(Buffer.from(data))).toBe(true);
  }), { numRuns: 40 });
});

test("text gets smaller", async () => {
  expect((await archive([{ name: "log.txt", data: Buffer.from("the same line\n".repeat(10_000)) }])).length).toBeLessThan(3_000);
});
