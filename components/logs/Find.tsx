import { ChevronDown, ChevronUp, FilterX, Regex, Search } from "lucide-react";
import { useId, type RefObject } from "react";
import { Button } from "../ui/Button";
import type { LogModel } from "./logModel";
import type { Query } from "./query";

interface Props {
  model: LogModel;
  /** What is searched: "the log". */
  what: string;
  field: RefObject<HTMLInputElement | null>;
  /** Place of the match that was jumped to among those that are shown. */
  place: number | null;
  total: number;
  onStep: (by: 1 | -1) => void;
  onChange: (query: Query) => void;
}

/** Searches the lines, as plain text or as a regular expression; hides what does not match, and what matches another one. */
export function Find({ model, what, field, place, total, onStep, onChange }: Props) {
  const { query, problem, searching } = model.search;
  const id = useId();
  const result = searching ? "…" : total === 0 ? "No match" : place === null ? total.toLocaleString("en-US") : `${(place + 1).toLocaleString("en-US")} of ${total.toLocaleString("en-US")}`;
  const common = {
    type: "text", autoComplete: "off", spellCheck: false, "aria-describedby": id,
    onFocus: () => model.search.prepare(), onBlur: () => model.search.release(),
  } as const;
  return (
    <div className="finder">
      <div className={`find ${problem?.field === "text" ? "wrong" : ""}`}>
        <Search className="i s" />
        <input
          {...common} ref={field} value={query.text} placeholder="Search" aria-label={`Search ${what}`} aria-invalid={problem?.field === "text"}
          onChange={(event) => onChange({ ...query, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Enter") onStep(event.shiftKey ? -1 : 1);
            else if (event.key === "Escape") { onChange({ ...query, text: "" }); event.currentTarget.blur(); }
          }}
        />
        {query.text !== "" && !problem && <span className="text-ink-3 whitespace-nowrap" role="status">{result}</span>}
        <Button look="ghost" className="word" aria-pressed={query.only} title="Hide the lines that do not match" onClick={() => onChange({ ...query, only: !query.only })}>Only matches</Button>
        <Button look="ghost icon" icon={Regex} aria-pressed={query.regex} aria-label="Regular expression" title="Regular expression" onClick={() => onChange({ ...query, regex: !query.regex })} />
        <Button look="ghost icon" icon={ChevronUp} aria-label="Previous match" onClick={() => onStep(-1)} />
        <Button look="ghost icon" icon={ChevronDown} aria-label="Next match" onClick={() => onStep(1)} />
      </div>
      <div className={`find less ${problem?.field === "exclude" ? "wrong" : ""}`}>
        <FilterX className="i s" />
        <input
          {...common} value={query.exclude} placeholder="Exclude" aria-label={`Exclude lines of ${what}`} title="Hides the lines that match this, as grep -v does" aria-invalid={problem?.field === "exclude"}
          onChange={(event) => onChange({ ...query, exclude: event.target.value })}
          onKeyDown={(event) => { if (event.key === "Escape") { onChange({ ...query, exclude: "" }); event.currentTarget.blur(); } }}
        />
        <Button look="ghost icon" icon={Regex} aria-pressed={query.excludeRegex} aria-label="Exclude by a regular expression" title="Regular expression" onClick={() => onChange({ ...query, excludeRegex: !query.excludeRegex })} />
      </div>
      <p id={id} className="text-sm text-bad" role="alert">{problem?.words}</p>
    </div>
  );
}
