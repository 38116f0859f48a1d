import { expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aCase, aProvince } from "../world.ts";
import { listOf } from "./kit/reading.ts";

const IN_CHARGE = asked<{ inCharge: { officer: string; units: { code: string }[]; legalBasis: string[] }[] }>(
  "{ inCharge { officer units { code } legalBasis } }",
);
const FIGURES = "open overdue dueSoon receivedToday closedToday units { unit { code } open overdue } inCharge asOf { token }";
interface Board {
  open: number;
  overdue: number;
  dueSoon: number;
  receivedToday: number;
  closedToday: number;
  units: { unit: { code: string }; open: number; overdue: number }[];
  inCharge: string | null;
  asOf: { token: string };
}
const BOARD = asked<{ board: Board }>(`query ($inCharge: String) { board(inCharge: $inCharge) { ${FIGURES} } }`);
const CHANGED = asked<{ boardChanged: Board }>(`subscription ($inCharge: String) { boardChanged(inCharge: $inCharge) { ${FIGURES} } }`);

test("a board of the units that a vice-chairman is in charge of counts exactly the cases of its lists, live and after a restart, and sums never count a unit twice", async () => {
  const world = await aProvince({ at: "2026-03-16 10:00" }).with(
    aCase({ id: "sxd-1", received: "2026-02-02", lead: "SXD-HTGT" }),
    aCase({ id: "sxd-2", received: "2026-03-13", lead: "SXD" }),
    aCase({ id: "sxd-3", received: "2026-03-02", lead: "SXD", stage: "CLOSED", closed: "2026-03-16 08:30" }),
    aCase({ id: "syt-1", received: "2026-02-02", lead: "SYT", field: "HEALTH" }),
    aCase({ id: "xa-1", received: "2026-03-13", lead: "X-ANPHU" }),
  );
  let { hub } = world;
  expect((await hub.answer(IN_CHARGE, {}, null)).errors[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  expect((await hub.answer(IN_CHARGE, {}, await hub.account("TELECOM", "TINH"))).errors[0]?.extensions?.code).toBe("FORBIDDEN");
  const { inCharge } = await hub.ask(IN_CHARGE);
  expect(inCharge.map(({ officer, units }) => [officer, units.map(({ code }) => code).includes("SXD")])).toEqual([
    ["CB-17", true],
    ["CB-18", false],
  ]);
  expect((await hub.ask(IN_CHARGE, {}, "giamdoc.sxd")).inCharge).toEqual([]); // who leads the province is no officer of his units

  const held = async (officer: string | null) => {
    const { board } = await hub.ask(BOARD, { inCharge: officer });
    const scope = officer === null ? {} : { inCharge: officer };
    const list = async (filter: object): Promise<number> => (await listOf(hub, { ...scope, ...filter }, { asOf: board.asOf.token })).rows.length;
    expect([board.open, board.overdue, board.dueSoon]).toEqual([
      await list({ open: true }),
      await list({ lateness: "OVERDUE" }),
      await list({ lateness: "DUE_SOON" }),
    ]);
    expect(board.closedToday).toBe(await list({ closedFrom: "2026-03-16", closedTo: "2026-03-16" }));
    expect(board.receivedToday).toBe(await list({ receivedFrom: "2026-03-16", receivedTo: "2026-03-16" }));
    return board;
  };
  const [all, first, second] = [await held(null), await held("CB-17"), await held("CB-18")];
  expect([all.open, first.open, second.open]).toEqual([4, 2, 1]);
  expect([first.closedToday, second.overdue]).toEqual([1, 1]);
  expect(first.units.map(({ unit }) => unit.code)).toContain("SXD");
  expect(first.units.map(({ unit }) => unit.code)).not.toContain("SYT");
  expect(first.units.reduce((sum, { open }) => sum + open, 0)).toBe(first.open);
  const [row] = await hub.database.sql<{ n: number }>(
    "select count(*)::int as n from feedback_case c join custody h on h.case_id = c.id and h.to_at is null join unit u on u.id = h.unit_id where c.open and u.path ~ '^/TINH/(SXD|SCT|STNMT|CTDT)/'",
  );
  expect(row?.n).toBe(first.open);
  for (const document of [BOARD, asked<{ board: Board }>("query ($inCharge: String) { board: cases(filter: { inCharge: $inCharge }) { totalCount } }")])
    expect((await hub.answer(document, { inCharge: "KHONG-CO" })).errors[0]?.extensions?.code).toBe("BAD_USER_INPUT");

  const watching = await hub.watch(CHANGED, { inCharge: "CB-17" }, "lanhdao");
  await watching.frame("the board as it is", ({ boardChanged }) => boardChanged.open === 2);
  world.source.put(aCase({ id: "sxd-4", received: "2026-03-16 09:00", lead: "SXD" }));
  await hub.settled();
  await watching.frame("the case that came", ({ boardChanged }) => boardChanged.open === 3 && boardChanged.inCharge === "CB-17");
  hub = await world.restarted();
  expect((await held("CB-17")).open).toBe(3);
}, 60_000);
