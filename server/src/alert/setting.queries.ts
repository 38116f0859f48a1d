import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { NoticeRule } from "./rules.ts";

export const LANGUAGES = ["VI", "EN"] as const;
export type NoticeLanguage = (typeof LANGUAGES)[number];

/** How an account wants to be told; address and number sealed. */
export interface SettingRow {
  language: NoticeLanguage;
  mailSealed: Buffer | null;
  phoneSealed: Buffer | null;
  mailTimes: string[];
  phoneRules: NoticeRule[];
  muted: NoticeRule[];
}

/** The hub's own look: the app's role reads nothing that is sealed. */
export async function settingOf(tx: Tx, accountId: number): Promise<SettingRow | null> {
  const [row] = await tx.rows<SettingRow>(
    `/* settingOf */ select language, mail_sealed as "mailSealed", phone_sealed as "phoneSealed", mail_times as "mailTimes", phone_rules as "phoneRules", muted
     from notice_setting where account_id = $1`,
    [accountId],
  );
  return row ?? null;
}

export async function keepSetting(tx: Tx, accountId: number, s: SettingRow, now: Instant): Promise<void> {
  await tx.rows(
    `/* keepSetting */ insert into notice_setting as s (account_id, language, mail_sealed, phone_sealed, mail_times, phone_rules, muted, changed_at)
     values ($1, $2, $3, $4, $5::text[], $6::text[], $7::text[], $8::timestamptz)
     on conflict (account_id) do update set language = excluded.language, mail_sealed = excluded.mail_sealed, phone_sealed = excluded.phone_sealed,
       mail_times = excluded.mail_times, phone_rules = excluded.phone_rules, muted = excluded.muted, changed_at = excluded.changed_at`,
    [accountId, s.language, s.mailSealed, s.phoneSealed, s.mailTimes, s.phoneRules, s.muted, instantText(now)],
  );
}
