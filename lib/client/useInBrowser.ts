import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False on the server and while its page is being taken over: a lazy part there would be finished by an inline script, which the page's policy refuses. */
export function useInBrowser(): boolean {
  return useSyncExternalStore(never, () => true, () => false);
}
