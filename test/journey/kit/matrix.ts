import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import type { TestHub } from "../../hub.ts";
import { asked, until } from "../../hub.ts";

/** What an operation answered: "ok", "null", a coded refusal, or the problem of a union. */
export type Verdict = string;
/** Whose thing is asked for: of the viewer's own unit, or of one that is neither his nor below him. */
export type Target = "own" | "other";
export interface Attempt {
  field: string;
  target: Target;
  /** GraphQL text of the field's arguments, "" for none */
  args: string;
}

export interface RootField {
  name: string;
  operation: "query" | "mutation" | "subscription";
  /** names of its required arguments, and of optional ones that name something */
  args: string[];
  /** it answers an object, of which something must be selected */
  composite: boolean;
}

interface TypeRef {
  kind: string;
  ofType?: TypeRef | null;
}
interface Introspected {
  fields: { name: string; args: { name: string }[]; type: TypeRef }[];
}

const REF = "kind ofType { kind ofType { kind ofType { kind ofType { kind } } } }";
const SCHEMA = asked<{ __schema: Record<"queryType" | "mutationType" | "subscriptionType", Introspected | null> }>(
  `{ __schema { ${["queryType", "mutationType", "subscriptionType"].map((type) => `${type} { fields { name args { name } type { ${REF} } } }`).join(" ")} } }`,
);

/** Every root field of the graph as it stands, by name. */
export async function rootFields(hub: TestHub): Promise<RootField[]> {
  const { __schema: schema } = await hub.ask(SCHEMA);
  const of = (operation: RootField["operation"]): RootField[] =>
    (schema[`${operation}Type`]?.fields ?? []).map(({ name, args, type }) => ({
      name,
      operation,
      args: args.map((arg) => arg.name),
      composite: isComposite(type),
    }));
  return [...of("query"), ...of("mutation"), ...of("subscription")].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function isComposite(type: TypeRef): boolean {
  return type.ofType == null ? ["OBJECT", "UNION", "INTERFACE"].includes(type.kind) : isComposite(type.ofType);
}

/** Tries it for real: over HTTP, a subscription over a WebSocket. */
export async function tried(hub: TestHub, field: RootField, args: string, who: string | null): Promise<Verdict> {
  const document = `${field.operation} { ${field.name}${args === "" ? "" : `(${args})`}${field.composite ? " { __typename }" : ""} }`;
  if (field.operation === "subscription") return triedOnSocket(hub, document, who);
  const ends = field.name === "signOut" && who !== null; // on a session of its own
  const headers: Record<string, string> = who === null ? {} : { cookie: ends && who !== SCREEN ? await hub.signIn(who) : await hub.cookieOf(who) };
  const { data, errors } = await hub.post<Record<string, unknown>>({ query: document }, headers);
  const code = errors[0]?.extensions?.code;
  if (code !== undefined) return code;
  const value = data?.[field.name];
  const isNothing = Array.isArray(value) && value.length > 0 && value.every((one) => one === null);
  if (value === null || value === undefined || isNothing) return "null";
  const name = (value as { __typename?: string }).__typename;
  return name !== undefined && ((await refusalsOf(hub)).has(name) || name === "AccountSheet") ? name : "ok";
}

let refusals: Promise<ReadonlySet<string>> | undefined;

/** Members of unions by which an operation says no: the problems of the schema. */
function refusalsOf(hub: TestHub): Promise<ReadonlySet<string>> {
  const document = asked<{ problem: { possibleTypes: { name: string }[] } }>('{ problem: __type(name: "Problem") { possibleTypes { name } } }');
  return (refusals ??= hub.ask(document).then((data) => new Set(data.problem.possibleTypes.map((type) => type.name))));
}

/** Whole sockets that are opened, asked and answered after the one that is looked at. */
const LATER_ASKS = 4;

async function triedOnSocket(hub: TestHub, document: string, who: string | null): Promise<Verdict> {
  const watching = await hub.watch(asked<unknown>(document), {}, who);
  // a refusal may come a moment after the socket: what was asked after it has been answered by then
  const later = who === null ? 0 : LATER_ASKS;
  const known = who === SCREEN ? "wallChanged" : "boardChanged";
  for (let asks = 0; asks < later && watching.closed === null && watching.errors.length === 0; asks += 1)
    await (await hub.watch(asked<unknown>(`subscription { ${known} { __typename } }`), {}, who)).stop();
  const verdict = await until("the hub takes or refuses the subscription", () => {
    if (watching.closed?.code === 4403) return "UNAUTHENTICATED";
    const [error] = watching.errors as { extensions?: { code?: string } }[];
    return error === undefined ? "ok" : error.extensions?.code;
  });
  await watching.stop();
  return verdict;
}

/** A paired screen on a wall: no role, and no account. */
export const SCREEN = "SCREEN";

const COLUMNS: readonly (Role | "nobody" | typeof SCREEN)[] = ["nobody", SCREEN, ...ROLES];

/** The matrix as it is committed: a line an attempt, a column a role. */
export function matrixText(rows: readonly { attempt: Attempt; verdicts: Readonly<Record<string, Verdict>> }[]): string {
  const head = [
    "# Who may do what",
    "",
    "Made by `UPDATE_MATRIX=1 vitest run test/journey/matrix.test.ts`, from the schema, by trying. Review every changed line.",
    "",
    "Roles of the province stand at TINH, the others at SXD; “other” asks for something of SYT. SCREEN is a paired screen of SXD. `.` is FORBIDDEN.",
    "",
  ];
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const body = rows.map(({ attempt, verdicts }) => line([attempt.field, attempt.target, ...COLUMNS.map((role) => shown(verdicts[role] ?? "missing"))]));
  return [...head, line(["field", "asked for", ...COLUMNS]), line(["---", "---", ...COLUMNS.map(() => "---")]), ...body, ""].join("\n");
}

const shown = (verdict: Verdict): string => (verdict === "FORBIDDEN" ? "." : verdict === "UNAUTHENTICATED" ? "sign in" : verdict);
