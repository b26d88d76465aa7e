"use client";
import { useActions, useBlocked } from "@/lib/client/actions";
import { Button } from "../ui/Button";
import { movePort, type Remedy } from "./startStack";

/** Moves a taken port to a free one. */
export function MovePort({ remedy }: { remedy: Remedy }) {
  const { act, pending } = useActions();
  const blocked = useBlocked();
  const id = `port ${remedy.from}`;
  return (
    <Button look="sm" className="touch" blocked={blocked} pending={pending === id} aria-label={`Use ${remedy.to} instead of ${remedy.from} for ${remedy.service}`} onClick={() => void act(id, (api) => movePort(api, remedy))}>
      Use {remedy.to} instead
    </Button>
  );
}
