import { Dialog } from "../ui/Dialog";
import { PAGES } from "./pages";

const KEYS = [
  { keys: ["Ctrl", "K"], does: "search or run anything (⌘ K on a Mac)" },
  { keys: ["S"], does: "start or stop the stack (asks first)" },
  ...PAGES.map(({ key, label }) => ({ keys: ["G", key.toUpperCase()], does: `go to ${label}` })),
  { keys: ["←", "→", "↑", "↓"], does: "move between service cards" },
  { keys: ["Enter"], does: "open the card that has the focus" },
  { keys: ["/"], does: "in logs: search" },
  { keys: ["N", "Shift N"], does: "in logs: next and previous match" },
  { keys: ["E", "W", "A"], does: "in logs: errors, warnings, all" },
  { keys: ["Space", "End"], does: "in logs: pause, follow" },
  { keys: ["?"], does: "this list" },
  { keys: ["Esc"], does: "close what is on top" },
];

/** What the keys do. */
export default function KeyList({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" look="narrow" onClose={onClose}>
      <dl className="grid grid-cols-[120px_1fr] gap-y-2 text-sm items-center">
        {KEYS.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">{keys.map((key) => <kbd key={key} className="kbd">{key}</kbd>)}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
