/** In a chart's place and size while it is being read. */
export function NoChart({ title, tall }: { title: string; tall?: boolean }) {
  return (
    <figure className="figure" aria-busy="true">
      <figcaption><span className="font-medium">{title}</span><span className="sum">being read …</span></figcaption>
      <div className={`chart blank ${tall ? "tall" : ""}`} aria-hidden="true" />
    </figure>
  );
}
