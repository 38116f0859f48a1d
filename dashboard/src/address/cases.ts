import { z } from "zod/mini";
import { BalancePart, type CaseFilter, CaseOrder, CaseStream, Channel, Field, Lateness, MoveCause, Reckoning, Severity, Stage } from "../gql/graphql.ts";

/** One of the words, or nothing: an address typed wrong shows the list without that condition, never an error. */
const word = <const T extends Record<string, string>>(words: T) => z.catch(z.optional(z.enum(words)), undefined);
const text = (longest: number) => z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(longest))), undefined);
const day = z.catch(z.optional(z.string().check(z.regex(/^20\d\d-\d\d-\d\d$/))), undefined);
const claim = z.catch(
  z.optional(
    z.union([
      z.boolean(),
      z.pipe(
        z.enum(["true", "false"]),
        z.transform((said) => said === "true"),
      ),
    ]),
  ),
  undefined,
);

/** Words joined by commas in the address; unknown ones are left out. */
const wordList = <T extends string>(isWord: (said: string) => said is T) =>
  z.catch(
    z.optional(
      z.pipe(
        z.union([z.string(), z.array(z.string())]),
        z.transform((said): T[] | undefined => {
          const known = [...new Set(typeof said === "string" ? said.split(",") : said)].filter(isWord);
          return known.length ? known : undefined;
        }),
      ),
    ),
    undefined,
  );
const oneOf =
  <T extends string>(words: Record<string, T>) =>
  (said: string): said is T =>
    Object.values(words).includes(said as T);
const isCode = (said: string): said is string => /^[\w.-]{1,40}$/.test(said);

/** Everything the list shows is in its address; `asOf` is the token of the point it is counted at. */
const casesSearch = z.object({
  unit: text(40),
  unitOnly: claim,
  inCharge: text(40),
  open: claim,
  lateness: word(Lateness),
  stream: word(CaseStream),
  inheritedLate: claim,
  supervised: claim,
  inside: claim,
  officer: text(60),
  withoutOfficer: claim,
  insideLate: claim,
  severity: wordList(oneOf(Severity)),
  extended: claim,
  merged: claim,
  urgent: claim,
  stage: wordList(oneOf(Stage)),
  field: wordList(oneOf(Field)),
  channel: wordList(oneOf(Channel)),
  source: wordList(isCode),
  text: text(200),
  receivedFrom: day,
  receivedTo: day,
  closedFrom: day,
  closedTo: day,
  handledFrom: day,
  handledTo: day,
  handledLate: claim,
  answeredFrom: day,
  answeredTo: day,
  balance: word(BalancePart),
  balanceFrom: day,
  balanceTo: day,
  notAt: text(400),
  movedBy: word(MoveCause),
  reckoning: word(Reckoning),
  order: word(CaseOrder),
  group: claim,
  asOf: text(400),
});
type Parsed = z.infer<typeof casesSearch>;
export type CasesSearch = { [K in keyof Parsed]?: Parsed[K] };

/** Reads the address; conditions that are not set are left out, so that the same list has one address. */
export function readCasesSearch(address: Record<string, unknown>): CasesSearch {
  return Object.fromEntries(Object.entries(casesSearch.parse(address)).filter(([, value]) => value !== undefined)) as CasesSearch;
}

/** The conditions as the graph takes them, in one fixed order. */
export function filterOf({ order: _order, group: _group, asOf: _asOf, ...conditions }: CasesSearch): CaseFilter {
  return conditions;
}
