import { z } from "zod";
import { asking, narrowed } from "../access/index.ts";
import { chargedOf, MonthReckoningEnum, PeriodKindEnum, ReckoningEnum } from "../tally/index.ts";
import { keptView } from "./kept-view.ts";
import type { OpenedView, ViewKind, ViewProblem, ViewsContext } from "./kept-view.ts";
import type { SaveBoardInput } from "./saved-board.types.ts";

const DAY = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const SETTINGS = z.strictObject({
  unit: z.string().max(40).optional(),
  inCharge: z.string().max(40).optional(),
  allUnits: z.boolean().optional(),
  trendTable: z.boolean().optional(),
  period: z.enum(PeriodKindEnum).optional(),
  months: z.enum(MonthReckoningEnum).optional(),
  on: DAY.optional(),
  from: DAY.optional(),
  to: DAY.optional(),
  reckoning: z.enum(ReckoningEnum).optional(),
});

/** What the overview's address can say of what is looked at, and nothing else. */
export type BoardSettings = z.infer<typeof SETTINGS>;

/** @returns null for what is no view of the overview */
function settingsOf(told: unknown): BoardSettings | null {
  if (typeof told !== "object" || told === null) return null;
  const asked = SETTINGS.safeParse(Object.fromEntries(Object.entries(told).filter(([, value]) => value != null)));
  return asked.success ? asked.data : null;
}

export const BOARD_VIEWS: ViewKind<BoardSettings> = {
  page: "BOARD",
  acts: { save: "saveBoard", remove: "removeBoard" },
  noun: "bảng",
  read: settingsOf,
  conditions: (settings) => settings,
  list: ({ unit, inCharge }) => ({ open: true, lateness: "OVERDUE", ...(unit !== undefined && { unit }), ...(inCharge !== undefined && { inCharge }) }),
};

/** Keeps a view of the overview. */
export async function saveBoard(input: SaveBoardInput, context: ViewsContext): Promise<OpenedView<BoardSettings> | ViewProblem> {
  const body = settingsOf(input.board);
  if (body === null || ((body.from !== undefined || body.to !== undefined) && body.period !== "CUSTOM"))
    return { at: "filter", message: "Bảng tổng quan không có cách xem này." };
  const unit = body.unit === undefined ? undefined : context.units.byCode(body.unit);
  if (body.unit !== undefined && (unit === undefined || !narrowed(asking(context), unit.path, "board").ok))
    return { at: "filter", message: `Không có đơn vị ${body.unit} trong phạm vi của bạn.` };
  await chargedOf(body.inCharge, context);
  const detail = { filtered: Object.keys(body).toSorted().join("+") };
  return keptView(BOARD_VIEWS, { id: input.id ?? null, name: input.name, shared: input.shared, body, columns: [], detail }, context);
}
