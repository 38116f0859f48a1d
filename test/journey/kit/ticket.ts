/**
 * Asks for the ticket of one socket, as the hub's own page does.
 * @param url of the hub, with http
 * @returns undefined: none is given to who comes so
 */
export async function ticketFor(url: string, cookie: string): Promise<string | undefined> {
  const answer = await askedForTicket(url, { cookie });
  return ((await answer.json()) as { ticket?: string }).ticket;
}

/** The request of a ticket with exactly these headers beside what a page of the hub sends. */
export function askedForTicket(url: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`${url}/graphql/ticket`, { method: "POST", headers: { "content-type": "application/json", origin: url, ...headers }, body: "{}" });
}

/** The first message of a socket. */
export function initWith(ticket: string | undefined): { type: string; payload?: { ticket: string } } {
  return { type: "connection_init", ...(ticket === undefined ? {} : { payload: { ticket } }) };
}
