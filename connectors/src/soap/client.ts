import { ConnectorError, type Context, type HttpAnswer, type Json } from "../connector.ts";
import { urlOf } from "../wire/request/index.ts";
import { signedHttp } from "../wire/request/index.ts";
import { wrapperIn } from "./answer.ts";
import type { SoapConfig } from "./config.ts";
import { messageOf, type Given } from "./message.ts";
import { jsonOf } from "./row-json.ts";
import { dateOf, requireDate, securityHeader } from "./security.ts";
import { atSource, documentsOf, portOf, type Operation, type Port } from "./wsdl/index.ts";

type Http = Context<unknown>["http"];
type Parameters = { [name: string]: Given };

/** Services take a digest for some minutes after its time. */
const GROWN_OLD_MS = 60_000;

/** The description is read once a run. */
const opened = new WeakMap<object, Promise<SoapClient>>();

/** @throws {ConnectorError} config: what the manifest names is not in the WSDL */
export function openClient(context: Context<SoapConfig>): Promise<SoapClient> {
  const known = opened.get(context);
  if (known !== undefined) return known;
  const client = SoapClient.open(context);
  opened.set(context, client);
  client.catch(() => opened.delete(context)); // whoever asked is told; the next one asks anew
  return client;
}

/** The Date of the source's last answer; null: it has told none. */
interface TheirClock {
  now: string | null;
}

interface Asking {
  http: Http;
  clock: TheirClock;
}

function dated(http: Http, clock: TheirClock): Http {
  return async (url, init) => {
    const answer = await http(url, init);
    clock.now = dateOf(answer.headers) ?? clock.now;
    return answer;
  };
}

/** The source's own words: operations of its description, signed, asked and decoded. */
export class SoapClient {
  readonly #context: Context<SoapConfig>;
  readonly #http: Http;
  readonly #port: Port;
  readonly #address: string;
  readonly #clock: TheirClock;

  private constructor(context: Context<SoapConfig>, { http, clock }: Asking, port: Port) {
    this.#context = context;
    this.#http = http;
    this.#clock = clock;
    this.#port = port;
    const { baseUrl, config } = context;
    this.#address = config.path === undefined ? atSource(port.address, baseUrl, new URL(baseUrl).origin) : urlOf(baseUrl, config.path);
  }

  static async open(context: Context<SoapConfig>): Promise<SoapClient> {
    const { baseUrl, config } = context;
    const { security, wsdl } = config;
    const clock: TheirClock = { now: null };
    const http = dated(await signedHttp(context, security.kind === "basic" ? security : { kind: "none" }), clock);
    const first = "text" in wsdl ? { url: urlOf(baseUrl, "/"), text: wsdl.text } : { url: urlOf(baseUrl, wsdl.path) };
    return new SoapClient(context, { http, clock }, portOf(await documentsOf(http, first), config.port));
  }

  operation(name: string): Operation {
    return this.#port.operation(name);
  }

  /** Whether the description takes these parameters; nothing is sent. @throws {ConnectorError} config */
  compose(name: string, parameters: Parameters): void {
    messageOf(this.#port.version, this.operation(name), parameters, "");
  }

  /**
   * What an operation answers: the content of its one element.
   * @throws {SoapFault} what the source says went wrong
   */
  async ask(name: string, parameters: Parameters): Promise<Json> {
    return this.#signedAgain(() => this.#call(name, parameters, this.#isDigest));
  }

  /** As `ask`, for what changes the source: sent once, whatever becomes of it. */
  async change(name: string, parameters: Parameters): Promise<Json> {
    return this.#signedAgain(() => this.#call(name, parameters, true));
  }

  get #isDigest(): boolean {
    const { security } = this.#context.config;
    return security.kind === "usernameToken" && security.password === "digest";
  }

  /** A digest made with a time that has grown old is refused; nothing was done, so it is made anew once. */
  async #signedAgain(call: () => Promise<Json>): Promise<Json> {
    const { now: before } = this.#clock;
    try {
      return await call();
    } catch (fault) {
      if (!this.#isDigest || before === null || !(fault instanceof ConnectorError) || fault.fault !== "auth") throw fault;
      this.#clock.now = null;
      if (Date.parse(await this.#time()) - Date.parse(before) < GROWN_OLD_MS) throw fault;
      return call();
    }
  }

  /** @param once a message with a digest is good once: sent again it would be taken for a replay */
  async #call(name: string, parameters: Parameters, once: boolean): Promise<Json> {
    const { config, signal } = this.#context;
    signal.throwIfAborted();
    const operation = this.operation(name);
    const { version } = this.#port;
    const header = await securityHeader(
      config.security,
      (secret) => this.#context.secret(secret),
      () => this.#time(),
    );
    const body = messageOf(version, operation, parameters, header);
    const answer = await this.#http(this.#address, {
      method: "POST",
      headers: headersOf(version, operation.action),
      body,
      faultsIn500: true,
      ...(once ? { once } : {}),
    });
    return this.#read(answer, operation);
  }

  #read(answer: HttpAnswer, operation: Operation): Json {
    const { encoding, faults } = this.#context.config;
    const wrapper = wrapperIn(answer, { operation, encoding, faults });
    return wrapper === null ? null : jsonOf(wrapper);
  }

  /** The source's own time: of its last answer, or of one to a question that asks nothing. */
  async #time(): Promise<string> {
    if (this.#clock.now === null) await this.#http(this.#address, { faultsIn500: true });
    return requireDate(this.#clock.now);
  }
}

function headersOf(version: Port["version"], action: string): Record<string, string> {
  if (version === "1.1") return { "Content-Type": "text/xml; charset=utf-8", Accept: "text/xml", SOAPAction: `"${action}"` };
  const told = action === "" ? "" : `; action="${action}"`;
  return { "Content-Type": `application/soap+xml; charset=utf-8${told}`, Accept: "application/soap+xml" };
}
