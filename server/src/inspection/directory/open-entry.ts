import { localDay } from "../../platform/local-time.ts";
import type { StatedEntry } from "../../unit/index.ts";
import type { InspectionContext } from "../act.ts";
import { withoutSubmittersOf } from "../hide.ts";

/** The entry without what tells who reported one of the unit's cases; words that the register has already stay as they are. */
export async function openEntry(entry: StatedEntry, context: InspectionContext): Promise<StatedEntry> {
  const { unitId, numbers, mailboxes, inCharge } = entry;
  const { hotlines, mailboxes: boxes, roster } = context.unitLoaders;
  const there = [
    ...(await hotlines.load(unitId)).map(({ name }) => name),
    ...(await boxes.load(unitId)).flatMap(({ address, name }) => [address, name]),
    ...(await roster.load(unitId)).flatMap(({ task, charge }) => [task, charge]),
  ];
  const said = [
    entry.basis,
    ...(numbers ?? []).map(({ name }) => name),
    ...(mailboxes ?? []).flatMap(({ kind, address, name }) => (kind === "EMAIL" ? [name] : [address, name])),
    ...(inCharge ?? []).flatMap(({ task, charge }) => [task, charge]),
  ];
  const open = await hidden(
    [...new Set(said)].filter((text) => !there.includes(text)),
    unitId,
    context,
  );
  const of = (text: string): string => open.get(text) ?? text;
  return {
    ...entry,
    basis: of(entry.basis),
    ...(numbers === undefined ? {} : { numbers: numbers.map((row) => ({ ...row, name: of(row.name) })) }),
    ...(mailboxes === undefined
      ? {}
      : { mailboxes: mailboxes.map((row) => ({ ...row, address: row.kind === "EMAIL" ? row.address : of(row.address), name: of(row.name) })) }),
    ...(inCharge === undefined ? {} : { inCharge: inCharge.map((row) => ({ ...row, task: of(row.task), charge: of(row.charge) })) }),
  };
}

/** Texts with what is hidden in them, all looked at together. */
async function hidden(texts: readonly string[], unitId: number, context: InspectionContext): Promise<Map<string, string>> {
  const today = localDay(context.clock.now());
  const lines = texts.map((text) => text.replaceAll(/\s+/g, " "));
  const told = (await withoutSubmittersOf({ unitId, fromDay: today, toDay: today }, lines.join("\n"), context)).split("\n");
  if (told.length !== lines.length) throw new Error("what was hidden took a line with it");
  return new Map(texts.map((text, at) => [text, told[at] ?? ""]));
}
