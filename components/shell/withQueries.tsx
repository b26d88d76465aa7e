"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState, type ComponentType } from "react";
import { problemOf, UNREACHABLE } from "@/lib/client/api";

const OPTIONS = {
  defaultOptions: {
    queries: {
      gcTime: 5 * 60_000, refetchOnWindowFocus: false, structuralSharing: false,
      // A panel that is out of reach comes back, and its answer with it; what it answered with an error it would answer again.
      retry: (_: number, error: Error) => problemOf(error).code === UNREACHABLE.code,
      retryDelay: 2_000,
    },
  },
};
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
