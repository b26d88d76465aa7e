import { useState } from "react";

const MINUTE = 60_000;
const WINDOWS = [
  { label: "All that is held", ms: null }, { label: "Last 5 min", ms: 5 * MINUTE }, { label: "Last 30 min", ms: 30 * MINUTE },
  { label: "Last 2 h", ms: 120 * MINUTE }, { label: "Last 24 h", ms: 24 * 60 * MINUTE },
];

/** How far back is shown; what is not held yet is read from the engine. */
export function TimeWindow({ onChoose }: { onChoose: (since: number | null) => void }) {
  const [chosen, setChosen] = useState(0);
  return (
    <select
      className="pick" aria-label="Time window" value={chosen}
      onChange={(event) => {
        const index = Number(event.target.value);
        const ms = WINDOWS[index]?.ms ?? null;
        setChosen(index);
        onChoose(ms === null ? null : Date.now() - ms);
      }}
    >
      {WINDOWS.map(({ label }, index) => <option key={label} value={index}>{label}</option>)}
    </select>
  );
}
