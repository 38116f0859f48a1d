import type { QueueColumn } from "../gql/graphql.ts";

/** What a queue can show beside a case's reference and title, and how wide it is beside the others. */
const COLUMNS: Readonly<Record<QueueColumn, number>> = {
  TIME: 3,
  CLASS: 4.2,
  UNIT: 2.6,
  FIELD: 1.8,
  STAGE: 1.6,
  RECEIVED: 1.9,
  CHANNEL: 1.8,
  PLACE: 2.6,
};
export const ALL_COLUMNS = Object.keys(COLUMNS) as QueueColumn[];
/** Shown while nobody chose others. */
export const USUAL: readonly QueueColumn[] = ["TIME", "CLASS"];

const TITLE = 5;

/** As CSS takes it, between the box to tick and the menu. */
export function widthsOf(columns: readonly QueueColumn[]): string {
  return ["36px", ...[TITLE, ...columns.map((column) => COLUMNS[column])].map((width) => `minmax(0, ${width}fr)`), "44px"].join(" ");
}

/** The columns with one more or fewer, or with one moved by a place. The last one stays. */
export function withColumn(columns: readonly QueueColumn[], column: QueueColumn): QueueColumn[] {
  const next = columns.includes(column) ? columns.filter((one) => one !== column) : [...columns, column];
  return next.length > 0 ? next : [...columns];
}

export function movedColumn(columns: readonly QueueColumn[], column: QueueColumn, by: -1 | 1): QueueColumn[] {
  const at = columns.indexOf(column);
  const to = at + by;
  if (at < 0 || to < 0 || to >= columns.length) return [...columns];
  return columns.with(at, columns[to] ?? column).with(to, column);
}

export function isUsual(columns: readonly QueueColumn[]): boolean {
  return columns.length === USUAL.length && columns.every((column, at) => column === USUAL[at]);
}
