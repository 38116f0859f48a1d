import { ConnectorError, type Context, type HttpAnswer } from "../../connector.ts";
import { isObject } from "../draft/index.ts";
import { parseJson } from "../json.ts";
import { quoted } from "../quoted.ts";
import { decodeText } from "../text.ts";
import { textOf } from "./answer.ts";
import { basic, type OAuth2 } from "./auth.ts";

/** What asking for a token needs of a run. */
export type Asking = Pick<Context<unknown>, "baseUrl" | "http" | "secret">;

/** The token of one run: asked for once, and again when the source no longer takes it. */
export class Token {
  readonly #run: Asking;
  readonly #auth: OAuth2;
  #asked: Promise<string> | null = null;

  constructor(run: Asking, auth: OAuth2) {
    this.#run = run;
    this.#auth = auth;
  }

  /** @throws {ConnectorError} auth: the token server refuses the client; or as `http` */
  async current(): Promise<string> {
    this.#asked ??= askFor(this.#run, this.#auth);
    try {
      return await this.#asked;
    } catch (fault) {
      this.#asked = null;
      throw fault;
    }
  }

  /** Another token than the refused one; requests refused together ask for it once. */
  async instead(refused: string): Promise<string> {
    const token = await this.current();
    if (token !== refused) return token;
    this.#asked = null;
    return this.current();
  }
}

async function askFor({ baseUrl, http, secret }: Asking, auth: OAuth2): Promise<string> {
  const [id, key] = [await secret(auth.idSecret), await secret(auth.secret)];
  const form = new URLSearchParams({ grant_type: "client_credentials", ...(auth.scope === undefined ? {} : { scope: auth.scope }), ...auth.fields });
  const headers: Record<string, string> = { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" };
  // RFC 6749, 2.3.1: id and secret are form-encoded before they become user and password
  if (auth.send === "basic") headers["Authorization"] = basic(encodeURIComponent(id), encodeURIComponent(key));
  else {
    form.set("client_id", id);
    form.set("client_secret", key);
  }
  const url = auth.token.startsWith("/") ? baseUrl.replace(/\/+$/, "") + auth.token : auth.token;
  return tokenIn(await http(url, { method: "POST", headers, body: form.toString() }));
}

function tokenIn(answer: HttpAnswer): string {
  const what = "the token server";
  if (answer.status === 400) throw new ConnectorError("auth", `${what} refuses the client${errorIn(answer)}`);
  const told = parseJson(textOf(answer, what), what);
  const token = isObject(told) ? told["access_token"] : null;
  if (typeof token !== "string" || !/^[\x21-\x7E]+$/.test(token)) throw new ConnectorError("schema", `${what}: expected an "access_token" in its answer`);
  return token;
}

/** The code of RFC 6749, 5.2, such as invalid_client. */
function errorIn({ body, headers }: HttpAnswer): string {
  try {
    const told = parseJson(decodeText(body, headers.get("content-type")), "the refusal");
    return isObject(told) && typeof told["error"] === "string" ? `: ${quoted(told["error"])}` : "";
  } catch {
    return ""; // the status alone is told
  }
}
