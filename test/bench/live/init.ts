/** The first message of a socket, with a ticket where the server gives them. */
export async function initAt(url: string, cookie: string): Promise<string> {
  const answer = await fetch(`${url}/graphql/ticket`, { method: "POST", headers: { "content-type": "application/json", origin: url, cookie }, body: "{}" });
  const payload: unknown = answer.ok ? await answer.json() : undefined;
  return JSON.stringify({ type: "connection_init", payload });
}
