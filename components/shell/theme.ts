/** What the user chose; "system" follows the computer. */
export type Theme = "system" | "light" | "dark";
const THEME_KEY = "flightdeck-theme";

/** Runs before the first paint, so that no page flashes in the wrong theme. */
export const THEME_SCRIPT = `(()=>{let t;try{t=localStorage.getItem(${JSON.stringify(THEME_KEY)})}catch{}
const m=matchMedia("(prefers-color-scheme: dark)"),s=()=>{const c=document.documentElement.dataset.choice;document.documentElement.dataset.theme=c==="light"||c==="dark"?c:m.matches?"dark":"light"};
document.documentElement.dataset.choice=t==="light"||t==="dark"?t:"system";s();m.addEventListener("change",s)})()`;

/** Shows the page in this theme from now on, and after a reload. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(THEME_KEY, theme);
  const { dataset } = document.documentElement;
  dataset["theme"] = theme === "system" ? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light") : theme;
  dataset["choice"] = theme;
}
