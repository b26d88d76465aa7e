// Where a value ends. Bounded: a log may hold any text, a line of a megabyte too.
const MAX = 20_000;
const OPENING = /[bruf]{0,2}(?<slashes>\\{0,63})(?<quote>["'`])|(?<literal>&quot;|&#3[49];|\\{1,8}u002[27]|%2[27])/iy;
const REFERENCE = /\$\{\w+(?:(:?\?)([^}]*))?\}(?=$|[\s"'`,;&)}\]\\])|\$\w+(?=$|[\s"'`,;&)}\]\\])/y;
/** Up to a blank, a quote that closes something around it, or a sign after which the next name comes. */
const PLAIN = /(?:(?!\\*["'`](?:[\s,:;)}\]\\]|$)|[,;&|](?:\s|["']?[\w.-]{1,60}\\*["']?=)|%26|&quot;|[)}\]]+(?:[\s,;"'\\]|$)|<\/)\S){1,20000}/y;
/** The same with blanks, up to the next "name=". */
const LINE = /(?:(?!\s+[\w.-]{1,60}=|\s#\s)[^\n]){1,20000}/y;
const IN_QUOTES = /(?:(?!\s+[\w.-]{1,60}=|\s#\s|\\*["'`](?:[\s,:;)}\]\\]|$)|\\+n)[^\n]){1,20000}/y;
const NOTHING = /^(?:null|none|nil|true|false|undefined|\*+|•••|<\w+>)$/i;

/** From where to where a text's value is secret; `end` is where to read on. Null: there is none. */
export interface Value { from: number; to: number; end: number }

function sticky(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

/** Where a quoted text ends: at the quote with as many backslashes as the one that opened it; one more level of escaping has more. */
function closing(text: string, from: number, quote: string, slashes: number): number {
  for (let at = text.indexOf(quote, from); at >= 0 && at - from <= MAX; at = text.indexOf(quote, at + 1)) {
    let run = 0;
    while (at - run - 1 >= from && text[at - run - 1] === "\\") run++;
    if (run <= slashes || (run - slashes) % (2 * (slashes + 1)) === 0) return at - Math.min(run, slashes);
  }
  return Math.min(text.length, from + MAX);
}

export type Reach = "word" | "quote" | "line";

/** The value that begins here: a whole quoted text, or a bare one as far as it goes. Pointers to variables and words for nothing are none. Pure. */
export function readValue(text: string, at: number, reach: Reach = "word"): Value | null {
  const reference = sticky(REFERENCE, text, at);
  if (reference) {
    const [whole, mark, words] = reference;
    if (!mark || !words) return null;
    const to = at + whole.length - 1;
    return { from: to - words.length, to, end: to + 1 };
  }
  const opening = sticky(OPENING, text, at);
  if (opening) {
    const { slashes = "", quote, literal } = opening.groups ?? {};
    const from = at + opening[0].length;
    const found = literal === undefined ? -1 : text.toLowerCase().indexOf(literal.toLowerCase(), from);
    const to = quote !== undefined ? closing(text, from, quote, slashes.length) : found < 0 ? Math.min(text.length, from + MAX) : found;
    const inner = sticky(REFERENCE, text, from);
    if (inner && from + inner[0].length === to) return readValue(text, from);
    return to === from || NOTHING.test(text.slice(from, to)) ? null : { from, to, end: to };
  }
  const plain = sticky(reach === "line" ? LINE : reach === "quote" ? IN_QUOTES : PLAIN, text, at);
  if (!plain) return null;
  const value = reach === "line" ? plain[0].trimEnd() : plain[0].replace(/[,;)}\]>"'`]+$/, "");
  return value === "" || NOTHING.test(value.replace(/[,;.)}\]"'`]+$/, "")) ? null : { from: at, to: at + value.length, end: at + value.length };
}
