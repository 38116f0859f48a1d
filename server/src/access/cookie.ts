const SESSION = "daumoi_session";
const DEVICE = "daumoi_device";
/** A browser takes a __Host- cookie only with Secure, Path=/ and no Domain: no other host can set or overwrite it. */
const nameOf = (cookie: string, secure: boolean): string => (secure ? `__Host-${cookie}` : cookie);
/** As long as browsers keep a cookie: a screen comes back by itself after a power cut. */
const DEVICE_SECONDS = 400 * 86_400;

/**
 * The session token a browser sent.
 * @param header the Cookie header
 * @param secure whether the request came by https
 * @returns null: none, or several of the name, of which nobody can tell which is ours
 */
export function sessionTokenIn(header: string | undefined, secure: boolean): string | null {
  return tokenIn(header, nameOf(SESSION, secure));
}

/** The same of a screen's token. */
export function deviceTokenIn(header: string | undefined, secure: boolean): string | null {
  return tokenIn(header, nameOf(DEVICE, secure));
}

function tokenIn(header: string | undefined, name: string): string | null {
  const values = (header ?? "").split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at > 0 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  const [value] = values;
  return values.length === 1 && value !== undefined && value !== "" ? value : null;
}

/**
 * The Set-Cookie header that keeps the token until the browser is closed; the server ends the session earlier.
 * @param token null: the browser forgets its session
 * @param secure whether the request came by https
 */
export function sessionCookie(token: string | null, secure: boolean): string {
  const parts = [`${nameOf(SESSION, secure)}=${token ?? ""}`, "Path=/", "HttpOnly", "SameSite=Lax"];
  if (secure) parts.push("Secure");
  if (token === null) parts.push("Max-Age=0");
  return parts.join("; ");
}

/** The Set-Cookie header by which a screen keeps its token. */
export function deviceCookie(token: string, secure: boolean): string {
  return [`${nameOf(DEVICE, secure)}=${token}`, "Path=/", "HttpOnly", "SameSite=Strict", `Max-Age=${DEVICE_SECONDS}`, ...(secure ? ["Secure"] : [])].join("; ");
}

/**
 * Whether a page of this origin may open a WebSocket: one of the hub's own host, or one that is allow-listed.
 * @param origin the Origin header; missing or "null" is refused
 * @param host the Host header
 * @param allowed whole origins, such as "https://hub.example.gov.vn"
 */
export function originAllowed(origin: string | undefined | null, host: string | undefined, allowed: readonly string[]): boolean {
  const asked = webOrigin(origin);
  if (asked === undefined) return false;
  if (allowed.some((entry) => webOrigin(entry)?.origin === asked.origin)) return true;
  return host !== undefined && HOST.test(host) && webOrigin(`${asked.protocol}//${host}`)?.host === asked.host;
}

const HOST = /^[A-Za-z0-9.\-:[\]]+$/;

function webOrigin(text: string | undefined | null): URL | undefined {
  if (text === undefined || text === null || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isOrigin = (url.protocol === "https:" || url.protocol === "http:") && url.username === "" && url.password === "";
  return isOrigin && url.pathname === "/" && url.search === "" && url.hash === "" ? url : undefined;
}
