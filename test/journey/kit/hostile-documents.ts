/** What somebody asks to do harm. */
export interface Hostile {
  name: string;
  payload: { query?: unknown; variables?: unknown; operationName?: unknown; extensions?: unknown };
  /** true: asked by nobody who is signed in; a socket refuses him before he asks */
  stranger?: true;
  /** true: it is answered as any other, because what it asks is bounded */
  contained?: true;
}

const times = (n: number, text: (i: number) => string): string => Array.from({ length: n }, (_, i) => text(i)).join(" ");
const nested = (n: number, open: string, inside: string): string => `${`${open} { `.repeat(n)}${inside}${" }".repeat(n)}`;

/** Fragments of which each asks twice for the next: two to the power of their number. */
const bomb = (n: number): string =>
  `{ ...f0 } ${times(n, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`)} fragment f${n} on Query { __typename }`;
const PAGE = "cases(first: 100) { edges { node { units: cooperatingUnits { code name } steps { kind at } } } }";

/** About thirty documents, each with its own way of asking too much, or what is not to be known. */
export const HOSTILE_DOCUMENTS: readonly Hostile[] = [
  { name: "nested 300 levels", payload: { query: nested(300, "board", "open") } },
  { name: "nested 20 levels through fields that are there", payload: { query: `{ unit(code: "SXD") { ${nested(20, "parent", "code")} } }` } },
  { name: "900 fields", payload: { query: `{ ${times(900, (i) => `f${i}: __typename`)} }` } },
  { name: "100 boards under other names", payload: { query: `{ ${times(100, (i) => `b${i}: board { open }`)} }` } },
  {
    name: "50 passwords tried in one document",
    payload: { query: `mutation { ${times(50, (i) => `t${i}: signIn(input: { username: "lanhdao", password: "${i}" }) { __typename }`)} }` },
  },
  { name: "__typename 1,900 times", payload: { query: `{ ${"__typename ".repeat(1_900)} }` } },
  { name: "the same field 400 times with something inside", payload: { query: `{ ${"hub { sample } ".repeat(400)} }` } },
  { name: "two fragments in a circle", payload: { query: "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }" } },
  {
    name: "a fragment that asks for itself",
    payload: { query: "{ board { ...a } } fragment a on Board { scope { ...b } } fragment b on Unit { parent { ...b } }" },
  },
  { name: "a fragment bomb of 2^20", payload: { query: bomb(20) } },
  {
    name: "a chain of 300 fragments",
    payload: { query: `{ ...f0 } ${times(300, (i) => `fragment f${i} on Query { ...f${i + 1} }`)} fragment f300 on Query { __typename }` },
  },
  { name: "a page of a million", payload: { query: "{ cases(first: 1000000) { edges { node { id } } } }" } },
  {
    name: "a page of a million by a variable",
    payload: { query: "query ($n: Int!) { cases(first: $n) { edges { node { id } } } }", variables: { n: 1_000_000 } },
  },
  { name: "25 whole pages at once", payload: { query: `{ ${times(25, (i) => `p${i}: ${PAGE}`)} }` } },
  {
    name: "2,500 numbers of cases",
    payload: { query: "query ($ids: [ID!]) { cases(filter: { ids: $ids }) { totalCount } }", variables: { ids: Array.from({ length: 2_500 }, String) } },
  },
  {
    name: "a variable of a million characters",
    payload: { query: "query ($text: String!) { cases(filter: { text: $text }) { totalCount } }", variables: { text: "a".repeat(1_000_000) } },
  },
  {
    name: "a variable of 40,000 characters",
    payload: { query: "query ($text: String!) { cases(filter: { text: $text }) { totalCount } }", variables: { text: "%_".repeat(20_000) } },
    contained: true,
  },
  { name: "a document of a million characters", payload: { query: `{ hub { sample } } #${"a".repeat(1_000_000)}` } },
  { name: "3,000 brackets", payload: { query: `{ hub { sample } ${"} {".repeat(1_500)}` } },
  { name: "a number of 30,000 digits", payload: { query: `{ cases(first: ${"9".repeat(30_000)}) { totalCount } }` } },
  { name: "400 directives on a field", payload: { query: `{ hub ${times(400, (i) => `@d${i}`)} { sample } }` } },
  { name: "one directive 150 times", payload: { query: `{ hub ${"@include(if: true) ".repeat(150)} { sample } }` } },
  { name: "the whole schema, by a stranger", payload: { query: "{ __schema { types { name fields { name } } } }" }, stranger: true },
  {
    name: "one type, by a stranger, behind a fragment",
    payload: { query: '{ ...s } fragment s on Query { __type(name: "Case") { fields { name } } }' },
    stranger: true,
  },
  {
    name: "the schema in circles",
    payload: { query: `{ __schema { types { ${nested(6, "fields { type", "name")} } } }`.replace(/\}\s*$/, `${" }".repeat(6)} }`) },
  },
  { name: "a name almost right, for a hint", payload: { query: "{ boart { open } }" } },
  {
    name: "a null byte",
    payload: { query: "query ($text: String!) { cases(filter: { text: $text }) { totalCount } }", variables: { text: "a\u0000b" } },
    contained: true,
  },
  {
    name: "half a character",
    payload: { query: "query ($text: String!) { cases(filter: { text: $text }) { totalCount } }", variables: { text: "a\uD800b" } },
    contained: true,
  },
  {
    name: "variables nested 900 levels",
    payload: {
      query: "query ($f: CaseFilter) { cases(filter: $f) { totalCount } }",
      variables: { f: JSON.parse(`${'{"unit":'.repeat(900)}1${"}".repeat(900)}`) as unknown },
    },
  },
  {
    name: "variables that reach for the prototype",
    payload: {
      query: "query ($f: CaseFilter) { cases(filter: $f) { totalCount } }",
      variables: JSON.parse('{"__proto__":{"f":{"unit":"SYT"}},"constructor":{"prototype":{"x":1}}}') as unknown,
    },
    contained: true,
  },
  { name: "no document", payload: { query: "" } },
  { name: "a document that is no text", payload: { query: { text: "{ hub { sample } }" } } },
  { name: "fragments and no operation", payload: { query: "fragment a on Query { hub { sample } }" } },
  { name: "two operations and no name", payload: { query: "query a { hub { sample } } query b { hub { sample } }" } },
  { name: "an operation that is not there", payload: { query: "query a { hub { sample } }", operationName: "b" } },
  { name: "a text without its end", payload: { query: '{ unit(code: """SXD) { name } }' } },
  { name: "two subscriptions in one", payload: { query: "subscription { a: boardChanged { open } b: boardChanged { open } }" } },
  { name: "parts to be sent later", payload: { query: "{ ... @defer { board { open } } }" } },
  { name: "variables that are a text", payload: { query: "{ hub { sample } }", variables: "{}" } },
];
