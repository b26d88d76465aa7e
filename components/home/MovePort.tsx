"use client";
import { useActions, useBlocked } from "@/lib/client/actions";
import { Button } from "../ui/Button";
import { movePort, type Remedy } from "./startStack";

/** Moves a taken port to a free one, or a moved one back: "again". */
export function MovePort({ remedy, word = "instead" }: { remedy: Remedy; word?: "instead" | "again" }) {
  const { act, pending } = useActions();
  const blocked = useBlocked();
  const id = `port ${remedy.from}`;
  return (
    <Button look="sm" className="touch" blocked={blocked} pending={pending === id} aria-label={`Use ${remedy.to} ${word} for ${remedy.service}, not ${remedy.from}`} onClick={() => void act(id, (api) => movePort(api, remedy))}>
      Use {remedy.to} {word}
    </Button>
  );
}
