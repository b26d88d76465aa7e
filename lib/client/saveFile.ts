import type { Api } from "./api";

/** Gives the browser a file to save. */
export function saveBlob(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Fetches a file with the page's token, which a plain link could not carry, and gives it to the browser under the name that the panel chose. */
export async function saveFrom(api: Api, path: string): Promise<void> {
  const response = await api.open(path);
  saveBlob(await response.blob(), /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "download");
}
