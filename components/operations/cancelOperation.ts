import type { Api } from "@/lib/client/api";
import { useLine, useSnapshot } from "@/lib/client/snapshot";

export function cancelOperation(api: Api, id: string): Promise<void> {
  return api.order("DELETE", `/api/operations/${encodeURIComponent(id)}`);
}

/** Why the running operation cannot be cancelled now; null when it can. */
export function useCancelBlocked(): string | null {
  const line = useLine();
  const cancellable = useSnapshot((snapshot) => snapshot.operation?.cancellable ?? false);
  const cancelling = useSnapshot((snapshot) => snapshot.operation?.cancelling ?? false);
  if (line.state === "lost") return "The panel does not answer";
  if (cancelling) return "It is being cancelled";
  return cancellable ? null : "This step cannot be interrupted safely";
}
