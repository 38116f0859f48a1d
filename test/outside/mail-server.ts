import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import type { Certified } from "./certificates.ts";
import { OutsideLedger } from "./outside-ledger.ts";
import { readMail } from "./read-mail.ts";
import type { ReadMail } from "./read-mail.ts";

/** How a mail ends otherwise than well; done: it was kept all the same. */
export type MailMishap = "unknown-recipient" | "later-recipient" | "closed-mid-data" | "later-after-data" | "closed-after-data-done";

const USER = "daumoi";
const PASSWORD = "mat-khau-may-chu-thu";

/** A department's mail server: STARTTLS or TLS at once, who sends must sign in. */
export class MailServer {
  readonly user = USER;
  readonly password = PASSWORD;
  /** mails it keeps, oldest first */
  readonly kept: (ReadMail & { to: string[]; secure: boolean })[] = [];
  /** sessions in which somebody gave a recipient */
  tries = 0;
  readonly #server: SMTPServer;
  readonly #sockets = new Set<Socket>();
  readonly #mishaps: MailMishap[] = [];
  readonly #implicitTls: boolean;
  readonly #ledger: OutsideLedger;

  private constructor(certified: Certified, implicitTls: boolean, ledger: OutsideLedger) {
    [this.#implicitTls, this.#ledger] = [implicitTls, ledger];
    this.#server = new SMTPServer({
      secure: implicitTls,
      key: certified.key,
      cert: certified.cert,
      authMethods: ["PLAIN", "LOGIN"],
      onAuth: ({ username, password }, _session, done) =>
        username === USER && password === PASSWORD ? done(null, { user: USER }) : done(new Error("Authentication credentials invalid")),
      onRcptTo: (address, _session, done) => done(this.#recipientFault(address.address)),
      onData: (stream, session, done) => {
        const mishap = this.#mishaps.shift();
        if (mishap === "closed-mid-data") return this.#cut();
        const pieces: Buffer[] = [];
        stream.on("data", (piece: Buffer) => pieces.push(piece));
        stream.on("end", () => {
          if (mishap === "later-after-data") return done(withCode("Requested action aborted: local error in processing", 451));
          const to = session.envelope.rcptTo.map(({ address }) => address);
          const mail = readMail(Buffer.concat(pieces).toString("latin1"));
          this.kept.push({ ...mail, to, secure: session.secure });
          this.#ledger.enter({ kind: "mail", id: mail.messageId.replaceAll(/^<|@.*$/g, ""), to, at: new Date().toISOString() });
          if (mishap === "closed-after-data-done") return this.#cut();
          done();
        });
      },
    });
    this.#server.on("error", () => undefined); // sockets that were cut
    this.#server.server.on("connection", (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
  }

  /** @param ledger where it writes down what it does; left out: nowhere */
  static async start(certified: Certified, implicitTls = false, ledger: string | null = null): Promise<MailServer> {
    const server = new MailServer(certified, implicitTls, new OutsideLedger(ledger));
    await new Promise<void>((listening) => server.#server.listen(0, "127.0.0.1", () => listening()));
    return server;
  }

  /** As SMTP_URL says it. */
  get url(): string {
    const { port } = this.#server.server.address() as AddressInfo;
    return `${this.#implicitTls ? "smtps" : "smtp"}://${USER}@127.0.0.1:${port}`;
  }

  /** The next mails end so, one after the other. */
  mishaps(...list: readonly MailMishap[]): void {
    this.#mishaps.push(...list);
  }

  async stop(): Promise<void> {
    this.#cut();
    await new Promise<void>((closed) => this.#server.close(() => closed()));
  }

  #recipientFault(address: string): Error | null {
    this.tries += 1;
    const [mishap] = this.#mishaps;
    if (mishap !== "unknown-recipient" && mishap !== "later-recipient") return null;
    this.#mishaps.shift();
    return mishap === "unknown-recipient" ? withCode(`<${address}> no such user here`, 550) : withCode("greylisted, try again later", 450);
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}

const withCode = (message: string, responseCode: number): Error => Object.assign(new Error(message), { responseCode });
