import { systemClock } from "../../../server/src/platform/now.ts";
import type { Measured } from "../figure.ts";
import { aProvince } from "../province.ts";
import type { Province } from "../province.ts";
import type { Order, Suite } from "../suite.ts";
import { measureIsolation } from "./isolation.ts";
import { measureRegister } from "./register.ts";
import { measureMariaDbTable, measurePostgresTable } from "./table.ts";

/** What is measured of sources, by the beginning of its figures' names. */
const PARTS: Readonly<Record<string, (order: Order, province: Province) => AsyncIterable<Measured>>> = {
  "sources.isolation": measureIsolation,
  "ingest.rss.sheet_csv": (order, province) => measureRegister(order, province, "csv"),
  "ingest.rss.sheet_xlsx": (order, province) => measureRegister(order, province, "xlsx"),
  "ingest.rss.sql_postgresql": measurePostgresTable,
  "ingest.rss.sql_mariadb": measureMariaDbTable,
};

/** The hub as a process of its own: what bad sources do to the others, and how much memory large ones take. */
export const sourcesSuite: Suite = { full: 50_000, smallest: 500, measure: measureSources };

async function* measureSources(order: Order): AsyncIterable<Measured> {
  const province = await aProvince({ checkout: order.checkout, addresses: {}, clock: systemClock });
  try {
    for (const [figure, measure] of Object.entries(PARTS)) if (figure.startsWith(order.only)) yield* measure(order, province);
  } finally {
    await province.end();
  }
}
