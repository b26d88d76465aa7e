"use client";
import { useRouter } from "next/router";
import type { ComponentProps } from "react";

/** A link to another page of the panel that keeps the live connection. next/link would add its prefetching to every first load. */
export function PageLink({ href, ...rest }: ComponentProps<"a"> & { href: string }) {
  const router = useRouter();
  return (
    <a
      href={href}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        void router.push(href);
      }}
      {...rest}
    />
  );
}
