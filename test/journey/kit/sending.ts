import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deliverDue, planDigests } from "../../../server/src/alert/index.ts";
import type { Outgoing } from "../../../server/src/alert/index.ts";
import { outgoingOf } from "../../../server/src/outgoing.ts";
import { configOf } from "../../../server/src/platform/config.ts";
import { asked } from "../../hub.ts";
import type { TestHub, Who } from "../../hub.ts";
import { certify, Gateway, MailServer } from "../../outside/index.ts";

/** Where the tests' officers open the hub. */
export const PUBLIC_URL = "https://daumoi.songlamha.test";

/** A mail server and a message gateway on real sockets, and the hub's ways to them by its own configuration. */
export interface Outside {
  mail: MailServer;
  gateway: Gateway;
  outgoing: Outgoing;
  /** as the hub's environment says it */
  environment: Record<string, string>;
  stop(): Promise<void>;
}

/** @param implicitTls TLS from the first byte in place of STARTTLS @param ledgers folder in which both write down what they do; left out: nowhere */
export async function anOutside(implicitTls = false, ledgers: string | null = null): Promise<Outside> {
  const certified = certify();
  const ledger = (name: string): string | null => (ledgers === null ? null : join(ledgers, name));
  const [mail, gateway] = [await MailServer.start(certified, implicitTls, ledger("mail.jsonl")), await Gateway.start(ledger("gateway.jsonl"))];
  const folder = mkdtempSync(join(tmpdir(), "dau-moi-outside-"));
  const secret = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const environment = {
    PUBLIC_URL,
    SMTP_URL: mail.url,
    SMTP_PASSWORD_FILE: secret("smtp", mail.password),
    MAIL_FROM: "Đầu Mối <khong-tra-loi@songlamha.test>",
    GATEWAY_URL: gateway.url,
    GATEWAY_KEY_ID: gateway.keyId,
    GATEWAY_SECRET_FILE: secret("gateway", gateway.secret),
    OUTGOING_CA_FILE: secret("ca", certified.ca),
  };
  const config = configOf(environment);
  if (Array.isArray(config)) throw new Error(JSON.stringify(config));
  const { outgoing } = outgoingOf(config);
  if (outgoing === undefined) throw new Error("no way out was configured");
  return {
    mail,
    gateway,
    outgoing,
    environment,
    stop: async () => {
      rmSync(folder, { recursive: true, force: true });
      await Promise.all([mail.stop(), gateway.stop()]);
    },
  };
}

/** The hub's worker opens the digests of now and sends everything that is due. @returns how many tries it took */
export async function delivers({ hub }: TestHub, outgoing: Outgoing, signal?: AbortSignal): Promise<number> {
  await hub.refresh();
  await planDigests(hub);
  return deliverDue(hub, outgoing, signal);
}

export interface Settings {
  language: string;
  email: string | null;
  phone: string | null;
  mailTimes: string[];
  phoneRules: string[];
  muted: string[];
  mailPossible: boolean;
  phonePossible: boolean;
  deliveries: { kind: string; state: string; tries: number; reason: string | null; slot: string | null }[];
}

const SETTINGS = "language email phone mailTimes phoneRules muted mailPossible phonePossible deliveries { kind state tries reason slot }";
const READ = asked<{ noticeSettings: Settings }>(`{ noticeSettings { ${SETTINGS} } }`);
const SAVE = asked<{ saveNoticeSettings: { __typename: string; at?: string; message?: string; settings?: Settings } }>(
  `mutation ($input: SaveNoticeSettingsInput!) { saveNoticeSettings(input: $input) { __typename ... on NoticeSettingsSaved { settings { ${SETTINGS} } } ... on NoticeRefused { at message } } }`,
);

export const settingsOf = async (hub: TestHub, as: Who): Promise<Settings> => (await hub.ask(READ, {}, as)).noticeSettings;

/** Saves settings in which only some parts are said. */
export async function wants(hub: TestHub, more: Record<string, unknown>, as: Who) {
  const input = { language: "VI", mailTimes: [], phoneRules: [], muted: [], ...more };
  return (await hub.ask(SAVE, { input }, as)).saveNoticeSettings;
}
