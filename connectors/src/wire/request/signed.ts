import { ConnectorError, type Context } from "../../connector.ts";
import { signatureOf, type Auth } from "./auth.ts";
import { Token, type Asking } from "./token.ts";

type Http = Context<unknown>["http"];

/** Tokens last as long as the run they were asked for in. */
const tokens = new WeakMap<object, Token>();

/**
 * The host's HTTP with every request signed. Where a token signs and the source refuses it, a new one is asked for once and the request sent again.
 * @throws {ConnectorError} config, from the host, when a secret is not there
 */
export async function signedHttp(run: Asking, auth: Auth): Promise<Http> {
  if (auth.kind === "oauth2")
    return byToken(
      run,
      tokenOf(run, () => new Token(run, auth)),
    );
  const { headers, query } = await signatureOf(auth, (name) => run.secret(name));
  return (url, init) => run.http(withQuery(url, query), { ...init, headers: { ...init?.headers, ...headers } });
}

function byToken(run: Asking, token: Token): Http {
  return async (url, init) => {
    const signed = (by: string) => run.http(url, { ...init, headers: { ...init?.headers, Authorization: `Bearer ${by}` } });
    const first = await token.current();
    try {
      return await signed(first);
    } catch (fault) {
      if (!(fault instanceof ConnectorError) || fault.fault !== "auth") throw fault;
      return signed(await token.instead(first));
    }
  };
}

function tokenOf(run: object, made: () => Token): Token {
  const known = tokens.get(run) ?? made();
  tokens.set(run, known);
  return known;
}

/** A link of the source may already carry what signs it. */
function withQuery(url: string, query: Readonly<Record<string, string>>): string {
  const missing = Object.entries(query).filter(([name]) => !new URL(url).searchParams.has(name));
  if (missing.length === 0) return url;
  return `${url}${url.includes("?") ? "&" : "?"}${missing.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&")}`;
}
