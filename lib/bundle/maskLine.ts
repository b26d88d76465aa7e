import { isSecretName, MASK, PASSWORD_IN_URL } from "../settings/secrets";
import { readValue } from "./readValue";
import type { Reach } from "./readValue";

/** A line without any of these holds nothing that its words tell. */
const WORTH_A_LOOK = /pass|pwd|secret|token|cred|key|auth|cookie|jwt|hook|dsn|pat|sig|bearer|basic|identified|mysql|maria|curl|wget|ftp|redis|-u|eyJ|@|gh[opsu]_|glpat|xox|AKIA|sk-/i;
/** What comes between a name and its value: "=", ": ", " => ", '": "', '", "' in lists, a blank after a flag. */
const BETWEEN = /(?:\\*["'`]|&quot;|&#3[49];|\\+u002[27]|%2[27])?[ \t]{0,8}(?:=>|:=|==|=|:(?!\/\/)|%3[ad])[ \t]{0,8}|\\*["'](?:,[ \t]{0,3}|[ \t]{1,3})(?=[bru]?\\*["'])|(?<=[\w])[ \t]{1,8}(?=\S)/gi;
const NAME = /[\w.-]{1,100}$/;
const TWO_WORDS = /(?:private|secret|access|api|encryption|fernet|signing|ssh|license)[ -]key$/i;
/** Keys that lock nothing. */
const OTHER_KEY = /^key$|(?:primary|foreign|cache|sort|partition|routing|group|object|s3|xcom|map|task|dag|ti|public|unique|host|index|storage)_?key$/i;
const MORE_NAMES = /^(?:pass|auth|sig|signature|dsn|.*[_-]auth|authorization|proxy-authorization|cookie|set-cookie)$/i;
const HEADER = /^(?:set-)?cookie$|authorization$/i;
const SCHEME = /(?:\\*["'`])?(?:(?:bearer|basic|digest|token|negotiate)\s+)?/iy;
const REDIS_WORD = /^(?:requirepass|masterauth|primaryauth)$/i;
/** Patterns that tell by themselves. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [PASSWORD_IN_URL, `$1${MASK}`],
  [/(:\/\/)[\w~.-]{20,500}(?=@)/g, `$1${MASK}`],
  [/\b([\w.-]{1,100}:)[^\s@/:"']{1,500}(?=@(?:tcp|unix)\()/g, `$1${MASK}`],
  [/\bbearer\s{1,3}(?!(?:tokens?|auth\w*|realm|scheme|format|type)\b|•••)[^\s"'`,;\\]{3,8000}/gi, `Bearer ${MASK}`],
  [/\bbasic\s{1,3}(?=[A-Za-z]*[\d+/=A-Z])[A-Za-z0-9+/]{10,2000}={0,2}/g, `Basic ${MASK}`],
  [/\bBasic\s{1,3}[\w+/-]{16,2000}={0,2}/g, `Basic ${MASK}`],
  [/\beyJ[\w-]{8,8000}\.[\w-]{4,8000}(?:\.[\w-]{0,8000})?/g, MASK],
  [/\b(?:gh[opsur]_|github_pat_|glpat-|xox[abeoprs]-|sk-|dckr_pat_|npm_|pypi-)[\w-]{10,500}|\bA(?:KIA|SIA)[A-Z0-9]{12,32}/g, MASK],
  [/(https?:\/\/[^\s/"']{0,200}hook[^\s/"']{0,200}\/|https?:\/\/[^\s"']{1,300}?\/(?:web)?hooks?\/)[^\s"'<>\\]{1,2000}/gi, `$1${MASK}`],
  [/(<[\w:.-]{0,60}(?:password|passwd|secret|token|api_?key)[\w:.-]{0,40}>)[^<]{1,2000}(?=<)/gi, `$1${MASK}`],
  [/(\b(?:password|identified\s{1,3}by)\s{1,3}(?:[EN])?)(\\*)(["'])(?:(?!\2\3)[^\n]){1,2000}(?=\2\3)/gi, `$1$2$3${MASK}`],
  [/(\b(?:password|passwd|passphrase|passcode|secret|token)\s{1,3}(?:is\s{1,3}|was\s{1,3})?)(?=[^\s"']*[\d!@#$%^&*+=~])(?!\d{1,5}\b|•••|[$<])[^\s"']{4,500}/gi, `$1${MASK}`],
  [/(\blogin\s{1,3}\S{1,200}\s{1,3}password\s{1,3})\S{1,500}/gi, `$1${MASK}`],
  [/((?:^|[\s"'])(?:-u|-U|--user|--proxy-user)(?:\\*["'],)?[\s=]{0,3}\\*["']?[^\s:"'\\]{1,200}:)(?!\d{1,6}(?:\s|$|"))(?:(?!\\*["'](?:[\s,\]]|$))\S){1,500}/g, `$1${MASK}`],
  [/(\b(?:mysql|mariadb|sshpass|mongo)[\w-]{0,20}[^\n]{0,300}?[\s"']-p)(?!•••)[^\s"'\\]{1,500}/gi, `$1${MASK}`],
  [/(\b(?:redis-cli|sshpass)\b[^\n]{0,300}?[\s"'](?:-a|-p)(?:\\*["'],)?\s{1,3}\\*["']?)(?!•••)[^\s"'\\]{1,500}/gi, `$1${MASK}`],
];

/** Whether what follows this name in a text is secret. Pure. */
export function secretAfter(name: string): boolean {
  return (isSecretName(name) && !OTHER_KEY.test(name)) || MORE_NAMES.test(name) || /^[Pp]wd$/.test(name);
}

/** The end of what follows the name of a header: up to the quote around both, else all of the line. */
function headerEnd(line: string, nameAt: number, from: number): number {
  const around = line[nameAt - 1];
  const end = around === '"' || around === "'" || around === "`" ? line.indexOf(around, from) : -1;
  if (end < 0) return line.length;
  return line[end - 1] === "\\" ? end - 1 : end;
}

/** How far a bare value goes whose name stands after this: a setting that begins a line, or a text in quotes, is all that follows. */
function restOf(before: string, whole: boolean): Reach {
  if (whole && /^\s*(?:export\s+|-\s+)?$/.test(before)) return "line";
  return /(?:["'`]|\\n)\s*(?:export\s+|-\s+)?$/.test(before) ? "quote" : "word";
}

function maskNamed(line: string): string {
  let done = "";
  let from = 0;
  BETWEEN.lastIndex = 0;
  for (let match = BETWEEN.exec(line); match; match = BETWEEN.exec(line)) {
    const before = line.slice(Math.max(from, match.index - 120), match.index);
    const name = NAME.exec(before)?.[0] ?? "";
    const bare = name.replace(/^-+/, "");
    const at = match.index + match[0].length;
    const blank = match[0].trim() === "";
    // After a blank only what follows a flag is a value; a list's next word only after a flag or a name in quotes.
    const known = secretAfter(bare) || TWO_WORDS.test(before) || (/^value$/i.test(bare) && secretAfter(/name\W{1,12}([\w.-]{1,80})\W{1,12}value$/i.exec(before)?.[1] ?? ""));
    if (!known || (blank && !name.startsWith("-") && !REDIS_WORD.test(bare)) || (blank && line[at] === "-")) continue;
    const nameAt = match.index - name.length;
    if (HEADER.test(bare) && !/^\\*["']/.test(match[0])) {
      SCHEME.lastIndex = at;
      const start = at + (SCHEME.exec(line)?.[0].length ?? 0);
      const end = Math.max(start, headerEnd(line, nameAt, start));
      if (end > start) done += line.slice(from, start) + MASK;
      else done += line.slice(from, end);
      from = end;
      BETWEEN.lastIndex = Math.max(end, at);
      continue;
    }
    const value = readValue(line, at, blank ? "word" : restOf(line.slice(Math.max(0, nameAt - 40), nameAt), nameAt <= 40));
    // In a list of pairs the next word may be a name itself.
    if (!value || (match[0].includes(",") && /^\\*["']\s{0,3}:/.test(line.slice(value.end, value.end + 80)))) continue;
    const scheme = HEADER.test(bare) ? /^(?:bearer|basic|digest|token)\s+/i.exec(line.slice(value.from, value.to))?.[0] ?? "" : "";
    done += line.slice(from, value.from) + scheme + MASK;
    from = value.to;
    BETWEEN.lastIndex = Math.max(value.end, at);
  }
  return done + line.slice(from);
}

/** A line without what looks like a secret: what follows a name or flag that sounds like one, and what tells by its form. Pure. */
export function maskLine(line: string): string {
  if (!WORTH_A_LOOK.test(line)) return line;
  return maskNamed(PATTERNS.reduce((rest, [pattern, mask]) => rest.replace(pattern, mask), line));
}
