import { useId, type ReactNode } from "react";

interface Props {
  title: string;
  /** Beside the title, to the right: a remark or a button. */
  aside?: ReactNode;
  /** No line under the header: for tables, which bring their own. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A titled panel of the page. */
export function Box({ title, aside, flush, className = "", children }: Props) {
  const id = useId();
  return (
    <section className={`panel ${flush ? "flush" : ""} ${className}`} aria-labelledby={id}>
      <header><h2 id={id}>{title}</h2>{aside}</header>
      {children}
    </section>
  );
}
