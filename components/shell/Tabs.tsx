"use client";
import { Database, LayoutGrid } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { ThemeSwitch } from "./ThemeSwitch";

const TABS = [
  { href: "/", label: "Home", icon: LayoutGrid },
  { href: "/data", label: "Data", icon: Database },
];

export function Tabs() {
  const path = usePathname();
  return (
    <nav className="nav" aria-label="Main">
      {TABS.map(({ href, label }) => <Link key={href} href={href} aria-current={path === href ? "page" : undefined}>{label}</Link>)}
    </nav>
  );
}

/** The tabs at the foot of narrow screens. */
export function TabBar() {
  const path = usePathname();
  return (
    <nav className="tabbar" aria-label="Pages">
      {TABS.map(({ href, label, icon: Icon }) => (
        <Link key={href} href={href} aria-current={path === href ? "page" : undefined}><Icon className="i" />{label}</Link>
      ))}
      <ThemeSwitch labelled />
    </nav>
  );
}
