import { LoaderCircle, type LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

interface Props extends Omit<ComponentProps<"button">, "children"> {
  "data-autofocus"?: boolean;
  icon?: LucideIcon;
  /** Variants of the design: "primary", "ghost", "danger", sizes "sm", "lg", and "icon". */
  look?: string;
  /** The request it made is under way. */
  pending?: boolean;
  /** Why it cannot be pressed now; it stays in the tab order so that the reason can be read. */
  blocked?: string | null;
  children?: ReactNode;
}

/** A button. When it is blocked the reason is its tooltip and description. */
export function Button({ icon: Icon, look = "", pending, blocked, onClick, className = "", children, ...rest }: Props) {
  const off = Boolean(blocked) || Boolean(pending);
  return (
    <button
      type="button"
      className={`btn ${look} ${className}`}
      aria-disabled={off || undefined}
      aria-busy={pending || undefined}
      title={blocked ?? undefined}
      onClick={(event) => { if (!off) onClick?.(event); }}
      {...rest}
    >
      {pending ? <LoaderCircle className="i s spin" /> : Icon && <Icon className={look.includes("lg") ? "i" : "i s"} />}
      {children}
    </button>
  );
}
