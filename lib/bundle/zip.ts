import { promisify } from "node:util";
import { deflateRaw } from "node:zlib";

const deflate = promisify(deflateRaw);

/** Node's own crc32 is younger than the oldest Node that runs this. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** Made on Unix: the upper half of the attributes is the mode. */
const MADE_ON_UNIX = (3 << 8) | VERSION;
const MODE = 0o100600;

/** Fields of the zip format: little-endian numbers of two (`n`) or four (`N`) bytes, in the order of APPNOTE 4.3. */
function fields(layout: string, ...values: number[]): Buffer {
  const buffer = Buffer.alloc([...layout].reduce((sum, size) => sum + (size === "n" ? 2 : 4), 0));
  let offset = 0;
  [...layout].forEach((size, index) => {
    offset = size === "n" ? buffer.writeUInt16LE(values[index] ?? 0, offset) : buffer.writeUInt32LE(values[index] ?? 0, offset);
  });
  return buffer;
}

function dosTime(at: Date): { time: number; date: number } {
  return {
    time: (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1),
    date: (Math.max(0, at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate(),
  };
}

/** A zip archive, piece by piece: one file at a time is in memory. Below 4 GB and 65,535 files. */
export async function* zip(files: AsyncIterable<{ name: string; data: Uint8Array }>, at: Date): AsyncGenerator<Uint8Array> {
  const { time, date } = dosTime(at);
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const { name, data } of files) {
    const bytes = Buffer.from(name, "utf8");
    const packed = await deflate(data);
    const crc = crc32(data);
    const header = Buffer.concat([fields("NnnnnnNNNnn", 0x04034b50, VERSION, UTF8_NAMES, DEFLATED, time, date, crc, packed.length, data.length, bytes.length, 0), bytes]);
    directory.push(Buffer.concat([
      fields("NnnnnnnNNNnnnnnNN", 0x02014b50, MADE_ON_UNIX, VERSION, UTF8_NAMES, DEFLATED, time, date, crc, packed.length, data.length, bytes.length, 0, 0, 0, 0, (MODE << 16) >>> 0, offset),
      bytes,
    ]));
    offset += header.length + packed.length;
    yield header;
    yield packed;
  }
  const central = Buffer.concat(directory);
  yield central;
  yield fields("NnnnnNNn", 0x06054b50, 0, 0, directory.length, directory.length, central.length, offset, 0);
}
