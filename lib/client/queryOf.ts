/** What Next hands out of an address after "?". */
export type AddressQuery = Partial<Record<string, string | string[]>>;

/** How an address's query is read: a name that is missing, doubled or no whole number counts as not given. Pure. */
export function queryOf(query: AddressQuery): { text: (name: string) => string; number: (name: string) => number | null } {
  const text = (name: string): string => { const value = query[name]; return typeof value === "string" ? value : ""; };
  return { text, number: (name) => (/^\d{1,15}$/.test(text(name)) ? Number(text(name)) : null) };
}
