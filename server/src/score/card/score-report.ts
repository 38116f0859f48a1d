import type { Tx } from "../../platform/database.ts";
import { localDay } from "../../platform/local-time.ts";
import { NothingToReport, vietnameseDay } from "../../report/index.ts";
import type { ReportAsked, ReportCell, ReportColumn, ReportKind, ReportRow, ReportTable } from "../../report/index.ts";
import type { Card } from "../indicator/cards.ts";
import type { SchemeContent } from "../indicator/scheme-content.ts";
import { adjustmentsOf, answersOf } from "../period/answer.queries.ts";
import type { AdjustmentRow } from "../period/answer.queries.ts";
import { takenOfSpan } from "../period/period.queries.ts";
import type { PeriodRow } from "../period/period.queries.ts";
import { schemesById } from "../scheme/scheme.queries.ts";
import type { SchemeRow } from "../scheme/scheme.queries.ts";
import { cardBodies, unitPlaces } from "./card.queries.ts";
import type { UnitPlace } from "./card.queries.ts";

const text = (key: string, vi: string, en: string, widthMm: number, what: string): ReportColumn => ({ key, vi, en, kind: "TEXT", widthMm, what });

const UNIT = text("unit", "Đơn vị", "Unit", 44, "Đơn vị theo danh mục ở ngày cuối kỳ.");
const GROUP = text("group", "Nhóm so sánh", "Peer group", 26, "Chỉ so sánh và xếp thứ tự trong cùng nhóm.");
const N: ReportColumn = { key: "n", vi: "n", en: "n", kind: "COUNT", widthMm: 12, what: "Số việc được tính của chỉ số chính." };
const DEDUCTED = text("deducted", "Điểm trừ", "Deducted", 14, "Tổng điểm trừ, không vượt mức trần của bộ tiêu chí.");
const TOTAL = text("total", "Điểm đường dây nóng", "Hotline score", 20, "Điểm của kỳ; đã có điều chỉnh bằng văn bản thì là điểm sau điều chỉnh.");
const PLACE = text(
  "place",
  "Thứ tự trong nhóm",
  "Place",
  16,
  "Thứ tự trong nhóm so sánh và số đơn vị được xếp thứ tự; để trống khi chưa đủ mẫu hoặc không chấm.",
);
const ANSWER = text("answer", "Đơn vị trả lời", "Answer", 22, "Thủ trưởng đơn vị xác nhận hay giải trình số liệu tạm.");
const ADJUSTED = text("adjusted", "Điều chỉnh", "Adjusted", 26, "Văn bản điều chỉnh sau khi khóa sổ, điểm trước điều chỉnh.");

const STATES: Readonly<Record<Card["state"], string>> = {
  RANKED: "",
  TOO_FEW: "chưa đủ mẫu",
  NOT_ENOUGH_DATA: "chưa đủ số liệu",
  BLOCKED: "chuyển kiểm tra",
  NOT_SCORED: "không chấm",
};
const ANSWERS = { CONFIRMED: "Xác nhận", DISPUTED: "Giải trình" } as const;

/** What stands in a cell, and is told below the table. */
const NO_DATA = "–";
const TOO_FEW = "*";

const comma = (decimal: string): string => decimal.replace(".", ",");

/** R10: every scored unit's card of the scoring period of these very days, with its evidence in numbers. */
export const SCORE_REPORT: ReportKind = {
  code: "R10",
  vi: "Bảng điểm đơn vị",
  en: "Unit scores",
  subject: "Điểm đường dây nóng của các đơn vị",
  streams: ["HOTLINE"],
  needs: "scorePeriods",
  latestAlone: true,
  async table(asked) {
    const periods = await takenOfSpan(asked.tx, asked.span);
    if (periods.length === 0)
      throw new NothingToReport("Chưa có kỳ chấm điểm nào của đúng các ngày này đã chốt số liệu. Hãy chọn kỳ báo cáo trùng kỳ chấm điểm.");
    const schemes = new Map(
      (
        await schemesById(
          asked.tx,
          periods.map(({ schemeId }) => schemeId),
        )
      ).map((scheme) => [scheme.id, scheme]),
    );
    // one table has one set of columns
    const [period, scheme] = chosen(periods, schemes);
    return tableOf(asked, period, scheme);
  },
};

function chosen(periods: readonly PeriodRow[], schemes: ReadonlyMap<number, SchemeRow>): [PeriodRow, SchemeRow] {
  const all = periods.flatMap((period): [PeriodRow, SchemeRow][] => {
    const scheme = schemes.get(period.schemeId);
    return scheme === undefined ? [] : [[period, scheme]];
  });
  const [first] = all.toSorted(([p, a], [q, b]) => rankOf(q, b) - rankOf(p, a) || b.content.indicators.length - a.content.indicators.length || p.id - q.id);
  if (first === undefined) throw new Error("a period without a scheme");
  return first;
}

/** What was sealed comes before what was only taken, and a scheme that was issued before a proposal. */
const rankOf = ({ sealedAt }: PeriodRow, { effectiveFrom }: SchemeRow): number => (sealedAt === null ? 0 : 2) + (effectiveFrom === null ? 0 : 1);

async function tableOf(asked: ReportAsked, period: PeriodRow, { content, titleVi, version, effectiveFrom }: SchemeRow): Promise<ReportTable> {
  const facts = await factsOf(asked.tx, period.id);
  const inScope = new Set(asked.units.subtree(asked.scope.path));
  const rows = facts.cards.filter(({ unitId }) => inScope.has(unitId)).map(({ unitId, card }) => rowOf(card, content, facts.of(unitId)));
  if (rows.length === 0) throw new NothingToReport("Không đơn vị nào trong phạm vi này có điểm trong kỳ.");
  const values = content.indicators.map(({ code, name, weight, formula }): ReportColumn => ({
    ...text(code, `${code} (${comma(weight)})`, `${code} (${weight})`, 15, `${name.vi}: ${formula.vi}`),
    group: { vi: "Chỉ số (trọng số)", en: "Indicator (weight)" },
  }));
  return {
    columns: [UNIT, GROUP, N, ...values, DEDUCTED, TOTAL, PLACE, ANSWER, ADJUSTED],
    rows,
    notes: [
      `Bộ tiêu chí: ${titleVi} (phiên bản ${version})${effectiveFrom === null ? ", chưa ban hành: điểm chỉ để tham khảo" : ""}.`,
      period.sealedAt === null
        ? "Số liệu tạm: kỳ chấm điểm chưa khóa sổ."
        : `Đã khóa sổ ngày ${vietnameseDay(localDay(period.sealedAt))}, số ${period.sealNumber}, mã ${period.sealHash}.`,
      `Mã số liệu đầu vào: ${period.inputsHash}.`,
      "Điểm đường dây nóng là căn cứ để người có thẩm quyền xem xét, không phải kết quả đánh giá.",
      `${NO_DATA} không có số liệu; ${TOO_FEW} chưa đủ mẫu. Cả hai không vào tổng.`,
      `${content.indicators.map(({ code, name }) => `${code}: ${name.vi}`).join("; ")}.`,
    ],
    provisional: period.sealedAt === null,
  };
}

interface UnitFacts {
  place: UnitPlace | undefined;
  answer: string;
  adjustment: AdjustmentRow | undefined;
}

/** What is kept of a period: cards in the order of their groups, and everything that stands beside a card. */
async function factsOf(tx: Tx, periodId: number): Promise<{ cards: { unitId: number; card: Card }[]; of(unitId: number): UnitFacts }> {
  const places = await unitPlaces(tx, periodId);
  const [placeOf, order] = [new Map(places.map((one) => [one.unitId, one])), new Map(places.map(({ unitId }, at) => [unitId, at]))];
  const answers = new Map((await answersOf(tx, periodId)).map(({ unitId, answer }) => [unitId, ANSWERS[answer]]));
  const adjustments = new Map((await adjustmentsOf(tx, periodId)).map((one) => [one.unitId, one])); // the last one holds
  const cards = (await cardBodies(tx, periodId)).map(({ unitId, body }) => ({ unitId, card: JSON.parse(body) as Card }));
  return {
    cards: cards.toSorted((a, b) => (order.get(a.unitId) ?? places.length) - (order.get(b.unitId) ?? places.length)),
    of: (unitId) => ({ place: placeOf.get(unitId), answer: answers.get(unitId) ?? "Chưa trả lời", adjustment: adjustments.get(unitId) }),
  };
}

function rowOf(card: Card, { smallNumbers }: SchemeContent, { place, answer, adjustment }: UnitFacts): ReportRow {
  const shown = card.indicators.map(({ value, state }): ReportCell =>
    value === null ? NO_DATA : state === "TOO_FEW" ? `${comma(value)}${TOO_FEW}` : comma(value),
  );
  const total = adjustment?.after ?? card.total;
  return {
    kind: "ITEM",
    cells: [
      place?.name ?? card.unit,
      place?.groupVi ?? card.group,
      card.indicators.find(({ code }) => code === smallNumbers.main)?.n ?? null,
      ...shown,
      comma(card.deducted),
      total === null ? STATES[card.state] : comma(total),
      card.rank === null ? STATES[card.state] : `${card.rank}/${card.ranked}`,
      card.state === "NOT_SCORED" ? "" : answer,
      adjustment === undefined ? "" : `${adjustment.documentNumber} ngày ${vietnameseDay(adjustment.documentDay)}; trước: ${comma(adjustment.before)}`,
    ],
  };
}
