/** The first dotted number in a text ("Docker Compose version v2.26.1-4" -> "2.26.1"), or undefined. */
export function findVersion(text) {
  const found = /\d+(?:\.\d+)+/.exec(text);
  return found ? found[0] : undefined;
}

/** Negative, zero or positive, as `a` is older than, the same as or newer than `b`. */
export function compareVersions(a, b) {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] || 0) - (right[i] || 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
