import type { IncomingMessage } from "node:http";
import { apiTokenIn, deviceTokenIn, sessionTokenIn } from "../access/index.ts";
import type { CookieTokens } from "../access/index.ts";

export function isSecure(request: IncomingMessage): boolean {
  return "encrypted" in request.socket && request.socket.encrypted === true;
}

/** Who asks: a program's key before a browser's session. @returns null: nobody */
export function credentialIn(request: IncomingMessage): string | null {
  return apiTokenIn(request.headers.authorization) ?? sessionTokenIn(request.headers.cookie, isSecure(request));
}

/** What a browser sends by itself, whoever's page asks. */
export function cookieTokensIn(request: IncomingMessage): CookieTokens {
  const [cookies, secure] = [request.headers.cookie, isSecure(request)];
  return { session: sessionTokenIn(cookies, secure), screen: deviceTokenIn(cookies, secure) };
}
