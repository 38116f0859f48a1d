import type { Vault } from "../access/index.ts";
import type { LoadedRules } from "../clock/index.ts";
import type { Database } from "../platform/database.ts";
import type { Log } from "../platform/log.ts";
import type { Clock } from "../platform/now.ts";
import type { UnitRegister } from "../unit/index.ts";
import type { MailMessage, PhoneMessage, ReportReader, SendOutcome } from "./outcome.ts";

/** What making notices needs of its hub. */
export interface NoticeHub {
  database: Database;
  clock: Clock;
  log: Log;
  units(): UnitRegister;
  rules(): LoadedRules | null;
}

/** What sending needs of its hub. */
export interface DeliveryHub extends NoticeHub {
  vault: Vault;
  /** names this process in leases */
  owner: string;
}

/** The ways out of the hub. */
export interface Outgoing {
  /** null: no mail server is configured */
  mail: ((message: MailMessage) => Promise<SendOutcome>) | null;
  /** null: no gateway is configured */
  phone: ((message: PhoneMessage, signal: AbortSignal) => Promise<SendOutcome>) | null;
  /** reads what the gateway tells of messages it took; null: no gateway is configured */
  reports: ReportReader | null;
  /** where officers open the hub, without a slash at its end: links begin with it */
  publicUrl: string;
}
