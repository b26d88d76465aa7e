import { expect, test } from "vitest";
import { JobMemory } from "./jobMemory";

test("output is kept to a megabyte; who reads on gets every byte once, who comes late what is left", () => {
  const memory = new JobMemory();
  let read = 0;
  let position = 0;
  for (let n = 0; n < 40; n++) {
    memory.push(Buffer.alloc(100_000, n));
    position = memory.read(position, (chunk) => { read += chunk.length; });
  }
  expect(read).toBe(4_000_000);
  expect(memory.text().length).toBeLessThanOrEqual(1024 * 1024);
  let late = 0;
  expect(memory.read(0, (chunk) => { late += chunk.length; })).toBe(4_000_000);
  expect(late).toBe(memory.text().length);
});
