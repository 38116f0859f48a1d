import fc from "fast-check";
import { expect, test } from "vitest";
import { readAddress, writeAddress } from "./text.ts";
import { BacklogClass, CaseStream, Channel, Field, Lateness, Stage } from "../gql/graphql.ts";
import { type CasesSearch, filterOf, readCasesSearch } from "./cases.ts";

const some = <T>(words: Record<string, T>) => fc.uniqueArray(fc.constantFrom(...Object.values(words)), { minLength: 1 });
const anySearch = fc.record(
  {
    unit: fc.constantFrom("TINH", "SXD-HTGT", "P-TRUNGTAM"),
    unitOnly: fc.boolean(),
    open: fc.boolean(),
    lateness: fc.constantFrom(...Object.values(Lateness)),
    inheritedLate: fc.boolean(),
    stream: fc.constantFrom(...Object.values(CaseStream)),
    stage: some(Stage),
    field: some(Field),
    backlogClass: some(BacklogClass),
    backlogClassOn: fc.constantFrom("2026-11-21", "2026-01-01"),
    channel: some(Channel),
    source: fc.uniqueArray(fc.constantFrom("tinh", "sxd", "hatang"), { minLength: 1 }),
    text: fc.string({ minLength: 1, maxLength: 200, unit: "grapheme" }).filter((text) => text.length <= 200),
    receivedFrom: fc.constantFrom("2026-11-21", "2026-01-01"),
    closedTo: fc.constantFrom("2026-11-21", "2026-01-01"),
    order: fc.constantFrom("DUE_FIRST" as const, "NEWEST_FIRST" as const),
    group: fc.boolean(),
    asOf: fc.base64String({ minLength: 1, maxLength: 60 }),
  },
  { requiredKeys: [] },
);

test("a list's address, opened again, is the same list", () => {
  fc.assert(
    fc.property(anySearch, (search) => {
      expect(readCasesSearch(readAddress(writeAddress(search)))).toEqual(search);
    }),
  );
});

test("an address is stable: written again it has the same letters", () => {
  fc.assert(
    fc.property(anySearch, (search) => {
      const address = writeAddress(readCasesSearch(search));
      expect(writeAddress(readCasesSearch(readAddress(address)))).toBe(address);
    }),
  );
});

test("conditions nobody knows are left out, the others stay", () => {
  const address = "?lateness=LATE&open=perhaps&stage=ASSIGNED,LOST&source=tinh,<b>&receivedFrom=tomorrow&unit=SXD&more=1";
  expect(readCasesSearch(readAddress(address))).toEqual({ stage: ["ASSIGNED"], source: ["tinh"], unit: "SXD" });
});

test("the graph is asked for the conditions only", () => {
  const search: CasesSearch = { unit: "SXD", open: true, order: "NEWEST_FIRST", group: true, asOf: "t" };
  expect(filterOf(search)).toEqual({ unit: "SXD", open: true });
});

test("a search with marks and signs survives the address", () => {
  expect(readCasesSearch(readAddress(writeAddress({ text: "đèn đường + 50% #3, ngõ 4/2" })))).toEqual({ text: "đèn đường + 50% #3, ngõ 4/2" });
});
