/**
 * The value as T when it is an object with these keys, else an error. The panel and its page are one build and share their
 * types, so this only has to catch an answer of another version or of somebody else; schemas would cost 20 kB at first load.
 */
export function expectShape<T extends object>(value: unknown, ...keys: (keyof T & string)[]): T {
  if (hasKeys<T>(value, keys)) return value;
  throw new TypeError(`expected an object with ${keys.join(", ")}`);
}

function hasKeys<T extends object>(value: unknown, keys: string[]): value is T {
  return typeof value === "object" && value !== null && keys.every((key) => key in value);
}
