import { FileArchive, FileText, ListFilter } from "lucide-react";
import { useActions } from "@/lib/client/actions";
import { saveFrom } from "@/lib/client/saveFile";
import { problemOf } from "@/lib/client/api";
import type { Problem } from "@/lib/contracts/problem";
import { Menu } from "../ui/Menu";
import type { LogModel } from "./logModel";
import { saveSeen } from "./textOf";

/** Saves the lines that are shown, or the whole log of a service as the engine has it. */
export function Download({ model, onProblem }: { model: LogModel; onProblem: (problem: Problem) => void }) {
  const { api } = useActions();
  const shown = model.services.filter((_, index) => !model.filter.hidden.has(index));
  async function whole(service: string, format: "gz" | "txt") {
    try {
      await saveFrom(api, `/api/logs/file?${new URLSearchParams({ service, format })}`);
    } catch (error) {
      onProblem(problemOf(error));
    }
  }
  const seen = { label: "Lines shown", icon: ListFilter, onSelect: () => void saveSeen(model, `${shown.length === 1 ? shown[0] ?? "" : "merged"}.log`) };
  return (
    <span className="split">
      <Menu
        label="Download" word="Download" look="ghost"
        items={[
          seen,
          ...shown.map((service) => ({ label: `All of ${service}, gzip`, icon: FileArchive, onSelect: () => void whole(service, "gz") })),
          ...(shown.length === 1 ? shown.map((service) => ({ label: `All of ${service}, text`, icon: FileText, onSelect: () => void whole(service, "txt") })) : []),
        ]}
      />
    </span>
  );
}
