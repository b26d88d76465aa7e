"use client";
import { useRouter } from "next/router";
import { useEffect, useEffectEvent } from "react";

/** Does something once when the page is reached by "#anchor", as the palette links to it; the address is then the page's own again. */
export function useArrival(anchor: string, arrive: () => void): void {
  const router = useRouter();
  const [address = "", at] = router.asPath.split("#");
  const arrived = useEffectEvent(() => {
    arrive();
    void router.replace(address, undefined, { shallow: true });
  });
  useEffect(() => { if (at === anchor) arrived(); }, [at, anchor]);
}
