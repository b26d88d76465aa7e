"use client";
import { ChartLine, Database, History, LayoutGrid, ScrollText } from "lucide-react";
import { useRouter } from "next/router";
import { PageLink } from "./PageLink";
import { PAGES } from "./pages";
import { ThemeSwitch } from "./ThemeSwitch";

const ICONS = { "/": LayoutGrid, "/logs": ScrollText, "/metrics": ChartLine, "/history": History, "/data": Database };

export function Tabs() {
  const path = useRouter().pathname;
  return (
    <nav className="nav" aria-label="Main">
      {PAGES.map(({ href, label }) => <PageLink key={href} href={href} aria-current={path === href ? "page" : undefined}>{label}</PageLink>)}
    </nav>
  );
}

/** The tabs at the foot of narrow screens. */
export function TabBar() {
  const path = useRouter().pathname;
  return (
    <nav className="tabbar" aria-label="Pages">
      {PAGES.map(({ href, label }) => {
        const Icon = ICONS[href];
        return <PageLink key={href} href={href} aria-current={path === href ? "page" : undefined}><Icon className="i" />{label}</PageLink>;
      })}
      <ThemeSwitch labelled />
    </nav>
  );
}
