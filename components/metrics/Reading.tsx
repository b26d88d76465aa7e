import { Clock } from "../ui/Times";

interface Props {
  at: number;
  /** Place along the axis, per cent. */
  left: number;
  /** What is marked there. */
  happened: string | null;
  rows: readonly { id: string; name: string; color: string; text: string }[];
}

/** The values under the cursor. It hangs at the side of the cursor where there is room. */
export function Reading({ at, left, happened, rows }: Props) {
  const known = rows.filter((row) => row.text !== "");
  return (
    <div className="reading" data-side={left > 55 ? "left" : "right"} style={{ left: `${left}%` }} aria-hidden="true">
      <strong><Clock at={at} /></strong>
      {happened && <em>{happened}</em>}
      {known.length === 0 && <span>nothing measured</span>}
      {known.map((row) => (
        <span key={row.id}>{rows.length > 1 && <i style={{ background: row.color }} />}{row.name && <span className="text-ink-3">{row.name}</span>}<b>{row.text}</b></span>
      ))}
    </div>
  );
}
