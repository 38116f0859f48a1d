import { noticePlace, rowSettings, viewerByAccount } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import type { Database } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import { citizenMessage } from "./citizen-message.ts";
import type { DeliveryHub } from "./alert-hub.ts";
import { untoldNotices } from "./delivery.queries.ts";
import type { Leased } from "./delivery.queries.ts";
import { figuresFor } from "./digest-figures.ts";
import { alertText, digestText } from "./digest-text.ts";
import { referencesOf } from "./notice.queries.ts";
import type { MailMessage, PhoneMessage, SendOutcome } from "./outcome.ts";
import type { NoticeRule } from "./rules.ts";
import { settingOf } from "./setting.queries.ts";
import type { SettingRow } from "./setting.queries.ts";

/** What is to be sent, and up to which notice it tells; or why nothing is. */
export type Composed = ({ mail: MailMessage } | { phone: PhoneMessage }) & { upTo: number | null };

/** Makes the text of a delivery now, by the rights of now. */
export async function composed(
  leased: Leased,
  hub: DeliveryHub,
  publicUrl: string,
): Promise<Composed | Extract<SendOutcome, { outcome: "refused" }> | { outcome: "empty" }> {
  if (leased.kind === "CITIZEN") return citizenMessage(leased, hub);
  const { accountId } = leased;
  const viewer = await viewerByAccount(hub.database, hub.clock, accountId);
  const setting = await hub.database.read((tx) => settingOf(tx, accountId));
  if (viewer === null || viewer.mustChangePassword) return { outcome: "refused", reason: "Tài khoản đã bị khóa hoặc không còn hiệu lực." };
  return leased.kind === "DIGEST" ? digest(leased, { hub, viewer, setting, publicUrl }) : alert(leased, { hub, viewer, setting, publicUrl });
}

interface Own {
  hub: DeliveryHub;
  viewer: Viewer;
  setting: SettingRow | null;
  publicUrl: string;
}

async function digest(leased: Leased, { hub, viewer, setting, publicUrl }: Own): ReturnType<typeof composed> {
  if (setting?.mailSealed == null) return { outcome: "refused", reason: "Không còn địa chỉ thư điện tử." };
  const untold = await hub.database.read((tx) => untoldNotices(tx, leased, null));
  if (untold.length === 0) return { outcome: "empty" };
  const database = hub.database.as(rowSettings(viewer, (path) => hub.units().subtree(path)));
  const references = await shownReferences(
    database,
    untold.flatMap(({ caseIds }) => caseIds),
  );
  const figures = await figuresFor(viewer, database, hub);
  const groups = untold.map(({ rule, n, caseIds }) => ({ rule: rule as NoticeRule, n, cases: caseIds.flatMap((id) => references.get(id) ?? []) }));
  const { subject, text } = digestText(setting.language, { figures, groups, publicUrl });
  const to = hub.vault.openMaster(setting.mailSealed, noticePlace(viewer.accountId, "mail")).toString("utf8");
  return { mail: { id: leased.messageId, to, subject, text }, upTo: Math.max(...untold.map((group) => group.upTo)) };
}

async function alert(leased: Leased, { hub, viewer, setting, publicUrl }: Own): ReturnType<typeof composed> {
  if (setting?.phoneSealed == null) return { outcome: "refused", reason: "Không còn số điện thoại." };
  const untold = await hub.database.read((tx) => untoldNotices(tx, leased, setting.phoneRules));
  if (untold.length === 0) return { outcome: "empty" };
  const to = hub.vault.openMaster(setting.phoneSealed, noticePlace(viewer.accountId, "phone")).toString("utf8");
  const text = alertText(
    setting.language,
    untold.map(({ rule, n }) => ({ rule: rule as NoticeRule, n })),
    publicUrl,
  );
  return { phone: { id: leased.messageId, to, text, at: instantText(leased.madeAt) }, upTo: Math.max(...untold.map((group) => group.upTo)) };
}

/** Ids and references of those cases that the account may see now. */
async function shownReferences(database: Database, caseIds: readonly number[]): Promise<Map<number, { id: number; reference: string }>> {
  const rows = await database.read((tx) => referencesOf(tx, [...new Set(caseIds)]));
  return new Map(rows.map((row) => [row.id, row]));
}
