/** Who may import whom (see "The house" in the README's layout): every rule is an error. */

/** Stations of server/src in the order of imports: each may use those above it. */
const STATIONS = [
  "platform",
  "audit",
  "access",
  "unit",
  "calendar",
  "source",
  "journal",
  "case",
  "clock",
  "tally",
  "rulebook",
  "writeback",
  "report",
  "backlog",
  "directive",
  "matter",
  "inspection",
  "score",
  "alert",
  "live",
  "ingest",
  "graph",
  "migrations",
];
const PAGES = [
  "accounts",
  "audit-log",
  "overview",
  "restricted",
  "diverted",
  "no-result",
  "cases",
  "case",
  "backlog",
  "unit",
  "units-admin",
  "scores",
  "inspection",
  "reports",
  "calendars",
  "regulations",
  "sources",
  "waiting",
  "notices",
  "wall",
  "phone",
  "devices",
  "alerts",
  "graphs",
];
const TESTS = "\\.(test|fixture)\\.tsx?$|/test-database\\.ts$";
const anyOf = (names) => `(${names.join("|")})`;

const laterStations = STATIONS.slice(0, -1).map((station, place) => ({
  name: `${station}-uses-only-earlier-stations`,
  comment: `The order of stations: ${STATIONS.join(" → ")}.`,
  severity: "error",
  from: { path: `^server/src/${station}/`, pathNot: TESTS },
  to: { path: `^server/src/${anyOf(STATIONS.slice(place + 1))}/` },
}));

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    ...laterStations,
    rule("no-circles", "Whoever needs the other belongs after it.", {}, { circular: true }),
    rule(
      "stations-by-their-door",
      "A station is used through its index.ts; platform's files one by one.",
      { path: "^server/src/([^/]+)/" },
      { path: "^server/src/([^/]+)/", pathNot: ["^server/src/$1/", "^server/src/platform/", "^server/src/[^/]+/index\\.ts$", "/test-database\\.ts$"] },
    ),
    rule(
      "main-uses-doors",
      "The files beside the stations, too, use a station through its index.ts.",
      { path: "^server/src/[^/]+$" },
      { path: "^server/src/[^/]+/", pathNot: ["^server/src/platform/", "^server/src/[^/]+/index\\.ts$"] },
    ),
    rule(
      "stations-do-not-know-main",
      "main, app and command stand on the stations.",
      { path: "^server/src/[^/]+/", pathNot: TESTS },
      { path: "^server/src/[^/]+$" },
    ),
    rule(
      "only-some-reach-connectors",
      "Ingest, write-back and what starts the hub.",
      { path: "^server/src/", pathNot: ["^server/src/(ingest|writeback)/", "^server/src/(main|app|command)\\.ts$", TESTS] },
      { path: "^connectors/" },
    ),
    rule("connectors-know-only-schema", "The host owns everything else.", { path: "^connectors/" }, { path: "^(server|dashboard|test)/" }),
    rule(
      "connectors-do-not-know-each-other",
      "What two kinds share lies in wire/.",
      { path: "^connectors/src/(?!wire/|conformance/)([^/]+)/" },
      { path: "^connectors/src/([^/]+)/", pathNot: ["^connectors/src/$1/", "^connectors/src/(wire|conformance)/"] },
    ),
    rule(
      "connectors-ship-no-conformance",
      "The kit is for tests.",
      { path: "^connectors/src/", pathNot: ["^connectors/src/conformance/", TESTS] },
      { path: "^connectors/src/conformance/" },
    ),
    rule("schema-imports-nothing-of-ours", "The words everybody shares.", { path: "^schema/" }, { path: "^(server|dashboard|connectors|test)/" }),
    rule("dashboard-knows-only-schema", "It speaks to the hub through the graph.", { path: "^dashboard/" }, { path: "^(server|connectors|test)/" }),
    rule(
      "pages-do-not-know-each-other",
      "What two pages share lies in a folder that is no page.",
      { path: `^dashboard/src/${anyOf(PAGES)}/` },
      { path: `^dashboard/src/${anyOf(PAGES)}/`, pathNot: "^dashboard/src/$1/" },
    ),
    rule(
      "nothing-stands-on-a-page",
      "Only the router knows the pages.",
      { path: "^dashboard/src/[^/]+/", pathNot: `^dashboard/src/${anyOf(PAGES)}/` },
      { path: `^dashboard/src/${anyOf(PAGES)}/` },
    ),
    rule(
      "recharts-only-in-ui",
      "One place knows the chart library.",
      { path: "^dashboard/", pathNot: "^dashboard/src/ui/" },
      { path: "node_modules/recharts" },
    ),
    rule("nobody-imports-test", "Nobody ships test code.", { pathNot: "^test/" }, { path: "^test/" }),
    rule(
      "nothing-shipped-imports-tests",
      "A test file is imported by tests alone.",
      { pathNot: [TESTS, "^test/", "^connectors/src/conformance/"] },
      { path: TESTS },
    ),
    rule("nothing-unresolved", "Every import is there.", {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist[^/]*|gql|recorded)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".d.ts"],
    },
  },
};
