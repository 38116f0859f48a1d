import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { actorOf, asking, noticePlace, phoneOf } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import type { Problem } from "../platform/problem.ts";
import type { AlertContext } from "./context.ts";
import { deliveriesTo } from "./delivery.queries.ts";
import type { DeliveryRow } from "./delivery.queries.ts";
import { refused } from "./notice.types.ts";
import type { NoticeRefused } from "./notice.types.ts";
import { keepSetting, settingOf } from "./setting.queries.ts";
import type { SettingRow } from "./setting.queries.ts";
import { DeliveryView, NoticeSettings, NoticeSettingsSaved, SaveNoticeSettingsInput, SaveNoticeSettingsResult } from "./setting.types.ts";

const MOST_TIMES = 4;
const NONE: SettingRow = { language: "VI", mailSealed: null, phoneSealed: null, mailTimes: [], phoneRules: [], muted: [] };

/** One's own settings, and nobody else's. */
@Resolver()
export class NoticeSettingResolver {
  @Query(() => NoticeSettings, { description: "How the viewer wants to be told." })
  async noticeSettings(@Ctx() context: AlertContext): Promise<NoticeSettings> {
    return shown(context);
  }

  @Mutation(() => SaveNoticeSettingsResult, { description: "Changes how the viewer is told, from now on." })
  async saveNoticeSettings(
    @Arg("input", () => SaveNoticeSettingsInput) input: SaveNoticeSettingsInput,
    @Ctx() context: AlertContext,
  ): Promise<NoticeSettingsSaved | NoticeRefused> {
    const wanted = wantedIn(input);
    if ("message" in wanted) return refused(wanted);
    const viewer = asking(context);
    const { vault, clock } = context;
    const seal = (plain: string | null, item: "mail" | "phone"): Buffer | null =>
      plain === null ? null : vault.sealMaster(plain, noticePlace(viewer.accountId, item));
    const row = { ...wanted, mailSealed: seal(wanted.email, "mail"), phoneSealed: seal(wanted.phone, "phone") };
    await context.database.asWorker().write(async (tx) => {
      await keepSetting(tx, viewer.accountId, row, clock.now());
      const detail = {
        language: row.language,
        mail: row.mailSealed !== null,
        phone: row.phoneSealed !== null,
        times: row.mailTimes.join(","),
        phoneRules: row.phoneRules.length,
        muted: row.muted.length,
      };
      const subject = { kind: "account", id: viewer.username };
      await appendAudit(tx, { stream: "account", actor: actorOf(viewer), act: "saveNoticeSettings", subject, detail, at: clock.now() });
    });
    return Object.assign(new NoticeSettingsSaved(), { settings: await shown(context) });
  }
}

type Wanted = Omit<SettingRow, "mailSealed" | "phoneSealed"> & { email: string | null; phone: string | null };

const EMAIL = /^[^\s@<>",;:\\()[\]]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,188}[a-z0-9])?\.[a-z]{2,24}$/i;

function wantedIn(input: SaveNoticeSettingsInput): Wanted | Problem {
  const email = (input.email ?? "").trim();
  const said = (input.phone ?? "").trim();
  const phone = said === "" ? null : phoneOf(said);
  const mailTimes = [...new Set(input.mailTimes)].toSorted();
  if (email !== "" && !EMAIL.test(email)) return { at: "email", message: "Địa chỉ thư điện tử không hợp lệ." };
  if (said !== "" && phone === null) return { at: "phone", message: "Số điện thoại không hợp lệ." };
  if (mailTimes.length > MOST_TIMES) return { at: "mailTimes", message: `Chọn tối đa ${MOST_TIMES} giờ nhận thư tổng hợp.` };
  if (!mailTimes.every((time) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))) return { at: "mailTimes", message: "Giờ nhận thư viết dạng 07:30." };
  if (mailTimes.length > 0 && email === "") return { at: "email", message: "Cần địa chỉ thư điện tử để nhận thư tổng hợp." };
  if (input.phoneRules.length > 0 && phone === null) return { at: "phone", message: "Cần số điện thoại để nhận tin nhắn." };
  const { language, phoneRules, muted } = input;
  return { language, email: email === "" ? null : email, phone, mailTimes, phoneRules: [...new Set(phoneRules)], muted: [...new Set(muted)] };
}

/** Address and number are opened for their owner alone. */
async function shown(context: AlertContext): Promise<NoticeSettings> {
  const { accountId } = asking(context);
  const row = (await context.database.asWorker().read((tx) => settingOf(tx, accountId))) ?? NONE;
  const deliveries = await context.database.read((tx) => deliveriesTo(tx, accountId));
  const { language, mailTimes, phoneRules, muted } = row;
  const opened = (sealed: Buffer | null, item: "mail" | "phone"): string | null =>
    sealed === null ? null : context.vault.openMaster(sealed, noticePlace(accountId, item)).toString("utf8");
  const own = { email: opened(row.mailSealed, "mail"), phone: opened(row.phoneSealed, "phone") };
  const possible = { mailPossible: context.ways.mail, phonePossible: context.ways.phone };
  return Object.assign(new NoticeSettings(), { language, mailTimes, phoneRules, muted, ...own, ...possible, deliveries: deliveries.map(deliveryView) });
}

export function deliveryView({ id, ...rest }: DeliveryRow): DeliveryView {
  return Object.assign(new DeliveryView(), { ...rest, id: String(id) });
}
