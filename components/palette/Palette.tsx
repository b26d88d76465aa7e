"use client";
import { useRouter } from "next/router";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { useActions, useBlocked } from "@/lib/client/actions";
import { useSnapshot } from "@/lib/client/snapshot";
import type { Dag } from "@/lib/contracts/glance";
import { triggerDag } from "../glance/triggerDag";
import { useGlance } from "../glance/useGlance";
import { startStack } from "../home/startStack";
import { orderOrAsk } from "../shell/orderOrAsk";
import { toggleNotices } from "../shell/notices";
import { chooseTheme } from "../shell/theme";
import { commandsFor, matching, type Command, type Deed } from "./commands";

/** Every action and place of the panel, found by typing. */
export default function Palette({ typedAhead, onClose, onKeys }: { typedAhead: () => string; onClose: () => void; onKeys: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const snapshot = useSnapshot((whole) => whole);
  const blocked = useBlocked();
  const [dags, setDags] = useState<readonly Dag[]>([]);
  const found = useMemo(() => matching(commandsFor(snapshot, dags), typed), [snapshot, dags, typed]);
  const current = Math.min(at, found.length - 1);
  const run = useDeed(onClose, onKeys);

  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    // From here on the field has the focus and takes what is typed.
    setTyped(typedAhead());
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  useEffect(() => { list.current?.children[current]?.scrollIntoView({ block: "nearest" }); }, [current, found]);

  const choose = (command: Command | undefined) => { if (command && !(command.order && blocked)) run(command.deed); };
  const onKey = (key: string): boolean => {
    if (key === "Enter") choose(found[current]);
    else if (key === "ArrowDown") setAt((current + 1) % Math.max(1, found.length));
    else if (key === "ArrowUp") setAt((current - 1 + found.length) % Math.max(1, found.length));
    else return false;
    return true;
  };
  return (
    <dialog ref={dialog} className="dialog palette" aria-label="Search or run" onCancel={(event) => { event.preventDefault(); onClose(); }} onClick={(event) => { if (event.target === event.currentTarget) onClose(); }}>
      <input
        className="palette-input" type="text" role="combobox" aria-expanded="true" aria-controls={id} aria-label="Search or run"
        aria-activedescendant={found[current] ? `${id}-${current}` : undefined} placeholder="Search or run" autoComplete="off" spellCheck={false}
        value={typed} onChange={(event) => { setTyped(event.target.value); setAt(0); }} onKeyDown={(event) => { if (onKey(event.key)) event.preventDefault(); }}
      />
      <ul ref={list} id={id} role="listbox" aria-label="Actions and places">
        {found.map((command, index) => (
          // The field keeps the focus and its keys choose; a pointer may as well.
          <li
            key={`${command.group} ${command.title}`} id={`${id}-${index}`} role="option" aria-selected={index === current} aria-disabled={(command.order && blocked !== null) || undefined}
            onPointerMove={() => setAt(index)} onClick={() => choose(command)}
          >
            <span className="truncate">{command.title}</span><span className="ml-auto text-ink-3 whitespace-nowrap">{command.order && blocked ? blocked : command.group}</span>
          </li>
        ))}
      </ul>
      {snapshot.glance && <Dags onDags={setDags} />}
      {found.length === 0 && <p className="px-4 py-3 text-sm text-ink-2" role="status">Nothing matches “{typed}”.</p>}
    </dialog>
  );
}

/** Asks for the DAGs while the palette is open. */
function Dags({ onDags }: { onDags: (dags: readonly Dag[]) => void }) {
  const dags = useGlance()?.airflow?.value?.dags;
  useEffect(() => { if (dags) onDags(dags); }, [dags, onDags]);
  return null;
}

/** Carries out what was chosen; the palette is closed by then, so that the page shows what comes of it. */
function useDeed(close: () => void, keys: () => void): (deed: Deed) => void {
  const router = useRouter();
  const { act } = useActions();
  const ports = useSnapshot((snapshot) => snapshot.ports);
  return (deed) => {
    close();
    switch (deed.type) {
      case "go": return void router.push(deed.href);
      case "open": return void window.open(deed.url, "_blank", "noreferrer");
      case "order": return void act(deed.request.kind, (api) => orderOrAsk(api, deed.request));
      case "start": return void act("start", (api) => startStack(api, ports));
      case "copy": return void act("copy", () => navigator.clipboard.writeText(deed.text));
      case "trigger": return void act(`trigger ${deed.dag}`, (api) => triggerDag(api, deed.dag, deed.unpause));
      case "theme": return chooseTheme(deed.theme);
      case "keys": return keys();
      case "notices": return void act("notices", () => toggleNotices());
      default: return deed satisfies never;
    }
  };
}
