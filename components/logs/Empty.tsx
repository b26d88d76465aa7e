import { useNow } from "@/lib/client/useNow";
import { useSnapshot } from "@/lib/client/snapshot";
import type { LogModel } from "./logModel";

/** What is said where there is no line to show. */
export function Empty({ model, openedAt, onShowAll }: { model: LogModel; openedAt: number; onShowAll: () => void }) {
  const runs = useSnapshot((snapshot) => snapshot.services.some((service) => model.services.includes(service.name) && service.containerId !== null));
  const late = useNow((now) => now - openedAt > 300);
  if (model.rows.length > 0) return null;
  if (model.store.size > 0) {
    return (
      <div className="logs-empty">
        <p>No line matches the filter.</p>
        <button type="button" className="btn" onClick={onShowAll}>Show all lines</button>
      </div>
    );
  }
  if (model.connection === "opening") return late ? <div className="logs-empty"><p>Reading the log …</p></div> : null;
  if (model.connection === "still") return <div className="logs-empty"><p>Nothing was written in this window, or the engine no longer has it.</p></div>;
  return <div className="logs-empty"><p>{runs ? "Nothing has been written yet." : "There is no container yet. Lines show here once one is started."}</p></div>;
}
