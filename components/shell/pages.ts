/** The panel's pages, in the order of the tabs. `key`: what follows G; `words`: what else finds it in the palette. */
export const PAGES = [
  { href: "/", label: "Home", key: "h", words: "" },
  { href: "/logs", label: "Logs", key: "l", words: "" },
  { href: "/metrics", label: "Metrics", key: "m", words: "" },
  { href: "/history", label: "History", key: "t", words: "timeline support bundle" },
  { href: "/data", label: "Data", key: "d", words: "reset volumes disk" },
] as const;
