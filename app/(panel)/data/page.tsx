import { DataPage } from "@/components/data/DataPage";

export default function Page() {
  return <DataPage />;
}
