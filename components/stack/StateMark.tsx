import type { Look } from "./look";

/** A state as icon and word. */
export function StateMark({ look, word = look.word, className = "" }: { look: Look; word?: string; className?: string }) {
  const Icon = look.icon;
  return <span className={`st ${look.tone} ${className}`}><Icon className={`i s ${look.spin ? "spin" : ""}`} />{word}</span>;
}
