"use client";
import { ChartLine, Database, History, LayoutGrid, ScrollText } from "lucide-react";
import { useRouter } from "next/router";
import { PageLink } from "./PageLink";
import { ThemeSwitch } from "./ThemeSwitch";

const TABS = [
  { href: "/", label: "Home", icon: LayoutGrid },
  { href: "/logs", label: "Logs", icon: ScrollText },
  { href: "/metrics", label: "Metrics", icon: ChartLine },
  { href: "/history", label: "History", icon: History },
  { href: "/data", label: "Data", icon: Database },
];

export function Tabs() {
  const path = useRouter().pathname;
  return (
    <nav className="nav" aria-label="Main">
      {TABS.map(({ href, label }) => <PageLink key={href} href={href} aria-current={path === href ? "page" : undefined}>{label}</PageLink>)}
    </nav>
  );
}

/** The tabs at the foot of narrow screens. */
export function TabBar() {
  const path = useRouter().pathname;
  return (
    <nav className="tabbar" aria-label="Pages">
      {TABS.map(({ href, label, icon: Icon }) => (
        <PageLink key={href} href={href} aria-current={path === href ? "page" : undefined}><Icon className="i" />{label}</PageLink>
      ))}
      <ThemeSwitch labelled />
    </nav>
  );
}
