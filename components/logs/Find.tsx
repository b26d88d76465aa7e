import { ChevronDown, ChevronUp, Regex, Search } from "lucide-react";
import { useId, type RefObject } from "react";
import { Button } from "../ui/Button";
import type { LogModel } from "./logModel";

interface Props {
  model: LogModel;
  field: RefObject<HTMLInputElement | null>;
  /** Place of the match that was jumped to among those that are shown. */
  place: number | null;
  total: number;
  onStep: (by: 1 | -1) => void;
}

/** Searches the lines: as plain text, or as a regular expression. */
export function Find({ model, field, place, total, onStep }: Props) {
  const { query, problem, searching } = model.search;
  const id = useId();
  const result = searching ? "…" : total === 0 ? "No match" : place === null ? total.toLocaleString("en-US") : `${(place + 1).toLocaleString("en-US")} of ${total.toLocaleString("en-US")}`;
  return (
    <div className="finder">
      <div className={`find ${problem ? "wrong" : ""}`}>
        <Search className="i s" />
        <input
          ref={field} type="text" value={query.text} placeholder="Search" aria-label="Search the log" aria-invalid={problem !== null} aria-describedby={id} autoComplete="off" spellCheck={false}
          onChange={(event) => model.search.set({ ...query, text: event.target.value })}
          onFocus={() => model.search.prepare()} onBlur={() => model.search.release()}
          onKeyDown={(event) => {
            if (event.key === "Enter") onStep(event.shiftKey ? -1 : 1);
            else if (event.key === "Escape") { model.search.set({ ...query, text: "" }); event.currentTarget.blur(); }
          }}
        />
        {query.text !== "" && !problem && <span className="text-ink-3 whitespace-nowrap" role="status">{result}</span>}
        <Button look="ghost icon" icon={Regex} aria-pressed={query.regex} aria-label="Regular expression" title="Regular expression" onClick={() => model.search.set({ ...query, regex: !query.regex })} />
        <Button look="ghost icon" icon={ChevronUp} aria-label="Previous match" onClick={() => onStep(-1)} />
        <Button look="ghost icon" icon={ChevronDown} aria-label="Next match" onClick={() => onStep(1)} />
      </div>
      <p id={id} className="text-sm text-bad" role="alert">{problem}</p>
    </div>
  );
}
