"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button } from "../ui/Button";
import { chooseTheme, type Theme } from "./theme";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const LOOKS = {
  system: { icon: Monitor, label: "Theme: follows the system" },
  light: { icon: Sun, label: "Theme: light" },
  dark: { icon: Moon, label: "Theme: dark" },
};

/** Turns the theme on: system, light, dark. */
export function ThemeSwitch({ labelled = false }: { labelled?: boolean }) {
  const theme = useSyncExternalStore(subscribe, read, (): Theme => "system");
  const { icon: Icon, label } = LOOKS[theme];
  if (labelled) {
    return <button type="button" aria-label={label} onClick={() => chooseTheme(NEXT[theme])}><Icon className="i" />Theme</button>;
  }
  return <Button look="ghost icon" className="theme" aria-label={label} title={label} icon={Icon} onClick={() => chooseTheme(NEXT[theme])} />;
}

function read(): Theme {
  const choice = document.documentElement.dataset["choice"];
  return choice === "light" || choice === "dark" ? choice : "system";
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-choice"] });
  return () => observer.disconnect();
}
