import { useEffect, useState } from "react";

/** Grows when somebody changes the address after "#" by hand: the view begins anew with it. */
export function useHashTurn(): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const onChange = () => setTurn((old) => old + 1);
    addEventListener("hashchange", onChange);
    return () => removeEventListener("hashchange", onChange);
  }, []);
  return turn;
}
