import { useId, useRef, useState } from "react";
import { Button } from "../ui/Button";
import { fromField, problemOf, toField, type Span } from "./span";

/** Two times, in the zone that is shown; either may be left empty. */
export function WindowFields({ span, utc, onShow }: { span: Span; utc: boolean; onShow: (span: Span) => void }) {
  // What stands in the fields, so that it stays when the zone is switched.
  const [draft, setDraft] = useState(span);
  const [problem, setProblem] = useState<ReturnType<typeof problemOf>>(null);
  const fields = { from: useRef<HTMLInputElement>(null), to: useRef<HTMLInputElement>(null) };
  const id = useId();
  const read = (name: "from" | "to") => {
    const field = fields[name].current;
    return field && !field.validity.badInput ? fromField(field.value, utc) : undefined;
  };
  function show() {
    const from = read("from"), to = read("to");
    const wrong = problemOf(from, to);
    setProblem(wrong);
    if (wrong) fields[wrong.field].current?.focus();
    else if (from !== undefined && to !== undefined) onShow({ from, to });
  }
  return (
    <form className="window" noValidate aria-label="Time window, from and to" onSubmit={(event) => { event.preventDefault(); show(); }}>
      {(["from", "to"] as const).map((name) => (
        <label key={`${name} ${utc}`}>
          <span>{name === "from" ? "From" : "To"}</span>
          <input
            ref={fields[name]} type="datetime-local" step={1} className={`input ${problem?.field === name ? "wrong" : ""}`} defaultValue={toField(draft[name], utc)}
            aria-invalid={problem?.field === name} aria-describedby={id}
            onChange={(event) => { const at = fromField(event.target.value, utc); if (at !== undefined) setDraft((old) => ({ ...old, [name]: at })); }}
          />
        </label>
      ))}
      <Button look="" type="submit">Show</Button>
      <span className="text-ink-3">{utc ? "UTC" : "local time"}, either may be empty</span>
      <p id={id} className="text-sm text-bad" role="alert">{problem?.words}</p>
    </form>
  );
}
