import type { LogModel } from "./logModel";

/** Which services are shown. With Alt: only this one. */
export function Chips({ model }: { model: LogModel }) {
  const { hidden } = model.filter;
  const all = model.services.map((_, index) => index);
  function toggle(index: number, only: boolean) {
    if (only) { model.setFilter({ hidden: new Set(all.filter((one) => one !== index)) }); return; }
    const next = new Set(hidden);
    if (!next.delete(index)) next.add(index);
    model.setFilter({ hidden: next });
  }
  return (
    <div className="row chips" role="group" aria-label="Services">
      {model.services.map((service, index) => (
        <button key={service} type="button" className="chip" data-hue={index % 9} aria-pressed={!hidden.has(index)} title="With Alt: only this one" onClick={(event) => toggle(index, event.altKey)}>
          <i className="sw" />{service}<span className="n">{model.store.countOf(index).toLocaleString("en-US")}</span>
        </button>
      ))}
      {hidden.size > 0 && <button type="button" className="btn ghost sm" onClick={() => model.setFilter({ hidden: new Set() })}>Show all</button>}
    </div>
  );
}
