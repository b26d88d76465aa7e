"use client";
import { X } from "lucide-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { useActions } from "@/lib/client/actions";
import { Button } from "./Button";
import { ProblemText } from "./ProblemText";

interface Props {
  title: string;
  onClose: () => void;
  look?: "wide" | "narrow";
  lead?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
}

/** A modal dialog while it is mounted. The native element traps the focus and closes on Esc; the focus goes back by itself. */
export function Dialog({ title, onClose, look, lead, footer, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  // The banner that tells it otherwise lies behind the dialog.
  const { problem } = useActions();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    // React's autoFocus comes before showModal, which then takes the first control of all.
    dialog?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog ${look ?? ""}`}
      aria-labelledby={id}
      onCancel={(event) => { event.preventDefault(); onClose(); }}
      onClick={(event) => { if (event.target === event.currentTarget) onClose(); }}
    >
      <header>
        <div className="grow min-w-0">
          <h2 id={id}>{title}</h2>
          {lead && <div className="text-ink-2 mt-0.5">{lead}</div>}
        </div>
        <Button look="ghost icon sm" className="touch" aria-label="Close" icon={X} onClick={onClose} />
      </header>
      {problem && <div className="note bad mx-6 mb-3" role="alert"><ProblemText problem={problem} /></div>}
      {children && <div className="content">{children}</div>}
      {footer && <footer>{footer}</footer>}
    </dialog>
  );
}
