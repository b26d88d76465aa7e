/** The token that a page carries in its data, as its own script would read it. */
export async function pageToken(url: string): Promise<string> {
  const html = await (await fetch(url)).text();
  const token = /"token\\?":\\?"([^"\\]+)/.exec(html)?.[1];
  if (!token) throw new Error(`${url} holds no token`);
  return token;
}
