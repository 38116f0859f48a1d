import { actorOf, asking, doingOf, postFor } from "../access/index.ts";
import type { Post } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { KEY_USED, keyFault, said, wordsFault } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";
import { asOfView, CaseFilter, keepList, selectedCases, tickNow } from "../tally/index.ts";
import type { SelectedCase } from "../tally/index.ts";
import type { Unit } from "../unit/index.ts";
import { withoutFrozenSubmitters } from "./campaign-asking.ts";
import type { CampaignContext } from "./campaign-asking.ts";
import { spanOf } from "./campaign-line.ts";
import type { CampaignSpan } from "./campaign-line.ts";
import { campaignAsked, insertCampaign } from "./campaign-write.queries.ts";
import type { NewCampaign } from "./campaign-write.queries.ts";
import type { CampaignTermsInput, OpenCampaignInput } from "./campaign.inputs.ts";

const LONGEST_NAME = 200;
const MOST_CASES = 50_000;

/** A campaign as it would be opened: its list at one point, its span, and the post by which the asker may. */
export interface Drafted {
  unit: Unit;
  post: Post;
  span: CampaignSpan;
  asOf: { event: number; instant: Instant };
  cases: SelectedCase[];
}

/** What a campaign of these terms would take in, at an as-of or the latest tick; nothing is written. */
export async function drafted(terms: CampaignTermsInput, token: string | null, context: CampaignContext): Promise<Drafted | Problem> {
  const { units, clock, rules } = context;
  const now = clock.now();
  const unit = units.byCode(terms.unit);
  const post = unit === undefined ? undefined : postFor(asking(context), "openCampaign", { unitPath: unit.path });
  if (unit === undefined || post === undefined) return { at: "unit", message: "Đơn vị này không thuộc phạm vi bạn được mở chiến dịch." };
  if (units.endOf(unit) <= now) return { at: "unit", message: `${unit.name} đã kết thúc hoạt động.` };
  if (!Number.isInteger(terms.leftPercent) || terms.leftPercent < 0 || terms.leftPercent > 99)
    return { at: "leftPercent", message: "Mục tiêu còn lại từ 0 đến 99 phần trăm." };
  const span = spanOf(terms, localDay(now), units.province.id, rules);
  if ("message" in span) return span;
  const { asOf, rows } = await selectedCases({ filter: filterOf(terms), asOf: token ?? asOfView(tickNow(context)).token }, MOST_CASES, context);
  if (localDay(asOf.instant) !== localDay(now)) return { at: "asOf", message: "Số liệu xem trước không còn là của hôm nay. Hãy xem trước lại." };
  if (rows.length === 0) return { at: "selection", message: "Không có phản ánh tồn đọng nào trong phạm vi và điều kiện này." };
  if (rows.length > MOST_CASES) return { at: "selection", message: `Một chiến dịch có nhiều nhất ${shown(MOST_CASES)} phản ánh: hãy thu hẹp phạm vi.` };
  return { unit, post, span, asOf, cases: rows };
}

/** The list that a campaign's terms name: open cases of its scope. */
export function filterOf({ unit, stream, backlogClass, severity }: Pick<CampaignTermsInput, "unit" | "stream" | "backlogClass" | "severity">): CaseFilter {
  const narrowed = { ...(chosen(backlogClass) && { backlogClass }), ...(chosen(severity) && { severity }) };
  return Object.assign(new CaseFilter(), { unit, open: true, ...(stream != null && { stream }), ...narrowed });
}

const chosen = (list: readonly unknown[] | null | undefined): boolean => list != null && list.length > 0;

/** Opens a campaign: its list as it was shown, frozen case by case. @returns its number, or what stands against it */
export async function openCampaign(input: OpenCampaignInput, context: CampaignContext): Promise<{ id: number } | Problem> {
  const before = keyFault(input.key) ?? (await openedBefore(input, context));
  if (before !== undefined) return before;
  const spoken = said(input.name).normalize("NFC");
  const fault = wordsFault(spoken, "name", LONGEST_NAME);
  if (fault !== undefined) return fault;
  const draft = await drafted(input, input.asOf, context);
  if ("message" in draft) return draft;
  const { unit, post, span, asOf, cases } = draft;
  if (cases.length !== input.count)
    return { at: "count", message: `Danh sách có ${shown(cases.length)} phản ánh, không phải ${shown(input.count)}. Hãy xem trước lại.` };
  const ids = cases.map(({ id }) => id);
  const campaign: NewCampaign = {
    ...doingOf(post, input.key, contentOf(input), context),
    ...span,
    name: await withoutFrozenSubmitters(ids, spoken, context),
    unitId: unit.id,
    caseStream: input.stream ?? "HOTLINE",
    classes: chosen(input.backlogClass) ? (input.backlogClass ?? null) : null,
    severities: chosen(input.severity) ? (input.severity ?? null) : null,
    asOf,
    leftPercent: input.leftPercent,
    cases,
  };
  const id = await context.database.asWorker().write((tx) => write(tx, campaign, context));
  return id === null ? ((await openedBefore(input, context)) ?? KEY_USED) : { id };
}

/** Campaign, frozen list and audit entry, all or none. @returns null: its key opened one at the same moment */
async function write(tx: Tx, campaign: NewCampaign, context: CampaignContext): Promise<number | null> {
  const id = await insertCampaign(tx, campaign);
  if (id === null) return null;
  await keepList(tx, { table: "campaign_case", of: "campaign_id" }, id, campaign.cases);
  const { onBehalfOf, asOf, cases, targetDay, leftPercent, at } = campaign;
  const detail = { unit: context.units.byId(campaign.unitId).code, cases: cases.length, event: asOf.event, targetDay, leftPercent };
  const subject = { kind: "campaign", id: String(id) };
  await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), onBehalfOf), act: "openCampaign", subject, detail, at });
  return id;
}

/** The same key once more is the same campaign; for something else it is refused. */
async function openedBefore(input: OpenCampaignInput, context: CampaignContext): Promise<{ id: number } | Problem | undefined> {
  const { accountId } = asking(context);
  const before = await context.database.asWorker().read((tx) => campaignAsked(tx, accountId, input.key.toLowerCase()));
  if (before === null) return undefined;
  return before.askedHash.equals(context.vault.fingerprint(JSON.stringify(contentOf(input)))) ? { id: before.id } : KEY_USED;
}

/** The input without its key, in one fixed order, for the key to stand for. */
function contentOf({ key: _key, ...content }: OpenCampaignInput): unknown {
  const given = Object.entries(content).filter(([, value]) => value != null);
  return ["openCampaign", given.toSorted(([a], [b]) => (a < b ? -1 : 1))];
}

const shown = (n: number): string => n.toLocaleString("vi-VN");
