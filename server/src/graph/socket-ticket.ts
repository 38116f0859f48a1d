import type { IncomingMessage, ServerResponse } from "node:http";
import { giveTicket, takeTicket } from "../access/index.ts";
import { askerOf } from "./askers.ts";
import type { AskingHub, GraphContext } from "./context.ts";
import { cookieTokensIn } from "./credential.ts";

/** Where a page asks for the ticket of its next socket. */
export const TICKET_PATH = "/graphql/ticket";

/** As the chain and the log name the opening of a socket. */
const OPERATION = "openSocket";

/**
 * POST: `{ ticket }` for one socket of this browser, good for seconds. A browser opens sockets to other sites too and sends its cookies along; what it asks over HTTP
 * another site cannot read. Programs come by their key and need none. What is wrong is answered as on /graphql.
 */
export function ticketRoute(hub: AskingHub) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { viewer, device } = await askerOf(hub)(request);
    const isBrowser = viewer?.key === undefined && (viewer !== null || device !== null);
    if (!isBrowser) return answer(response, 200, refusal("Bạn cần đăng nhập.", "UNAUTHENTICATED"));
    const given = await giveTicket(hub.database, hub.clock.now(), cookieTokensIn(request));
    if (given === null) return answer(response, 429, refusal("Có quá nhiều kết nối đang chờ mở. Hãy thử lại sau.", "TOO_MANY_REQUESTS"));
    answer(response, 200, { ticket: given.ticket });
  };
}

/** Whether a socket may open with what its init said. What is refused is told as any refusal is. */
export async function mayOpen(hub: AskingHub, request: IncomingMessage, asker: GraphContext, said: Readonly<Record<string, unknown>> = {}): Promise<boolean> {
  const { viewer, device, address, refusals } = asker;
  if (viewer === null && device === null) return false;
  if (viewer?.key !== undefined && device === null) return true;
  const code = await takeTicket(hub.database, hub.clock.now(), said["ticket"], cookieTokensIn(request));
  if (code === null) return true;
  const isNobodysFault = code === "TICKET_EXPIRED"; // a page that slept between asking and opening
  await refusals?.tell({ operation: OPERATION, code, viewer: isNobodysFault ? null : viewer, address });
  return false;
}

const refusal = (message: string, code: string): object => ({ errors: [{ message, extensions: { code } }] });

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" }).end(JSON.stringify(body));
}
