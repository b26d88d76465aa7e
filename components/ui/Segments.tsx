/** A choice of one of a few. */
export function Segments<T extends string | number>({ label, options, value, onChoose }: {
  label: string;
  options: readonly { value: T; text: string }[];
  value: T | null;
  onChoose: (value: T) => void;
}) {
  return (
    <div className="seg" role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" aria-pressed={option.value === value} onClick={() => onChoose(option.value)}>{option.text}</button>
      ))}
    </div>
  );
}
