import { Circle, CircleDot, History, Link, LoaderCircle, Pause, Unplug } from "lucide-react";
import { count } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import { Copy } from "../ui/Copy";
import { idleWord } from "./idleWord";
import type { Selection } from "./LogList";
import type { LogModel } from "./logModel";
import { seenText } from "./textOf";

/** What the view does at this moment, and the switch that makes it follow. */
export function Foot({ model, selection, linkOf, onClear }: { model: LogModel; selection: Selection | null; linkOf: (line: number) => string; onClear: () => void }) {
  const shown = model.services.length - model.filter.hidden.size;
  return (
    <div className="logs-foot">
      <span className="flex flex-wrap items-center gap-x-3.5 gap-y-1">
        <State model={model} />
        {model.services.length > 1 && <span>{shown} of {count(model.services.length, "service")} shown</span>}
        <span>{count(model.store.size, "line")} {model.connection === "still" ? "in this window" : "kept, at most the newest 200,000"}</span>
        {selection && (
          <span className="flex items-center gap-1">
            {count(selection.to - selection.from + 1, "line")} selected
            <Copy text={() => seenText(model, selection)} label="Copy the selected lines" word="Copy" />
            <Copy text={() => Promise.resolve(linkOf(selection.from))} label="Copy a link to this line" word="Copy link" icon={Link} />
            <button type="button" className="btn ghost sm" onClick={onClear}>Clear</button>
          </span>
        )}
      </span>
      <span className="flex items-center gap-3.5">
        <span className="keys">Space pauses, End follows</span>
        <label className="flex items-center gap-2 text-ink">Follow<input type="checkbox" role="switch" className="switch" disabled={model.connection === "still"} checked={!model.paused} onChange={(event) => (event.target.checked ? model.resume() : model.pause())} /></label>
      </span>
    </div>
  );
}

function State({ model }: { model: LogModel }) {
  const idle = useSnapshot((snapshot) => idleWord(snapshot, model.services));
  if (model.connection === "lost") return <span className="st warn"><Unplug className="i s" />Connection lost, trying again</span>;
  if (model.connection === "opening") return <span className="st busy"><LoaderCircle className="i s spin" />Reading</span>;
  if (model.connection === "still") return <span className="st idle" role="status"><History className="i s" />A window of the past</span>;
  if (model.paused) return <span className="st idle" role="status"><Pause className="i s" />Paused{model.waiting > 0 && `, ${count(model.waiting, "new line")}`}</span>;
  if (idle !== null) return <span className="st idle" role="status"><Circle className="i s" />{idle}</span>;
  return <span className="st ok"><CircleDot className="i s" />Live</span>;
}
