"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState, type ComponentType } from "react";

const OPTIONS = { defaultOptions: { queries: { gcTime: 5 * 60_000, retry: false, refetchOnWindowFocus: false, structuralSharing: false } } } as const;
let inBrowser: QueryClient | undefined;

/** One cache for as long as the page lives; on the server one for each request, so that nobody gets another's answers. */
function clientOf(): QueryClient {
  if (typeof window === "undefined") return new QueryClient(OPTIONS);
  return (inBrowser ??= new QueryClient(OPTIONS));
}

/** For a page that asks for data with useQuery. Home does without: React Query would be 9 kB of its first load. */
export function withQueries(Page: ComponentType): ComponentType {
  return function WithQueries() {
    const [client] = useState(clientOf);
    return <QueryClientProvider client={client}><Page /></QueryClientProvider>;
  };
}
