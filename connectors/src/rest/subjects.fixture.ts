import { NO_MAILBOX, READ_ONLY, type Subject } from "../conformance/index.ts";
import { configSchema, type RestConfig } from "./config.ts";
import { rest } from "./index.ts";
import { listByKeyset, listByLink, listByOffset, listByPage, listByToken } from "./listers.fixture.ts";
import { common, KEY, scripted } from "./scripted.fixture.ts";
import { write } from "./written.fixture.ts";
import { asXml } from "./xml.fixture.ts";

const keyset = {
  kind: "keyset",
  since: "since",
  afterId: "after_id",
  limit: "limit",
  pageSize: 5,
  next: { since: "next.since", afterId: "next.after_id" },
  now: "now",
  overlap: { seconds: 900 },
};
const offset = { kind: "offset", offset: "offset", limit: "limit", total: "total", pageSize: 5 };
const newestFirst = { query: { sort: "desc" }, overlapMinutes: 15 };
const IN_ORDER = "it reads in order; R03 goes on from each of its checkpoints";
const MARK = "2026-01-05T07:05:00.000+07:00";

const manifest = (paging: object, changes: object = {}) => ({ ...common, list: { path: "/cases", items: "items", paging }, ...changes });
const parsed = (written: object) => ({ config: configSchema.parse(written), strict: configSchema.parse({ ...written, absent: "refuse" }), written });
const inTime = (name: string) => ({ name, config: configSchema.parse(manifest(offset, { time: name })) });
const subject = { connector: rest, secrets: { key: KEY }, pageSize: 5 };
const formerly = { ...common, list: { path: "/cases", items: "items" } };
const formerKeyset = { kind: "keyset", since: "since", afterId: "after_id", limit: "limit", pageSize: 5 };

/** The manners in which the scripted REST source is read. */
export const subjects: readonly Subject<RestConfig>[] = [
  {
    ...subject,
    ...parsed(manifest(keyset, { write })),
    name: "rest by keyset",
    start: () => scripted(listByKeyset),
    encodings: ["utf-8 marked", "utf-16le marked", "windows-1258 declared", "decomposed", "broken"]
      .map((name) => ({ name, config: configSchema.parse(manifest(keyset)) }))
      .concat({ name: "windows-1258", config: configSchema.parse(manifest(keyset, { encoding: "windows-1258" })) }),
    former: [
      {
        config: {
          ...formerly,
          list: { ...formerly.list, paging: { ...formerKeyset, next: { since: "next.since", afterId: "next.after_id" }, overlap: { seconds: 60 } } },
        },
        checkpoint: { since: MARK, afterId: "A-005" },
        readUpTo: 5,
      },
    ],
    skips: {
      "R08 unordered_stream_no_early_checkpoint": IN_ORDER,
      "P04 timezone_less_dates_in_source_zone": "an overlap in seconds needs marks with an offset; read by offset the same map takes times without one",
      ...NO_MAILBOX,
    },
  },
  {
    ...subject,
    ...parsed(manifest({ ...keyset, next: undefined, now: undefined, overlap: { rows: 3 } })),
    name: "rest by the last row's own cursor",
    start: () => scripted(listByKeyset),
    former: [
      {
        config: { ...formerly, list: { ...formerly.list, paging: { ...formerKeyset, overlap: { rows: 3 } } } },
        checkpoint: { since: MARK, afterId: "A-005", backSince: "2026-01-05T07:02:00.000+07:00", backAfterId: "A-002" },
        readUpTo: 5,
      },
    ],
    skips: {
      "R07 future_checkpoint_yields_nothing_and_alarms": "a source that does not tell its own time gives no means to tell a mark of the future",
      "R08 unordered_stream_no_early_checkpoint": IN_ORDER,
      "D01 cursor_ties_across_page_and_run_boundary":
        "an overlap of rows reaches only that many rows back; ids that come late under an old mark need an overlap of time",
      "D05 filter_empties_a_page_but_more_follow": "without a cursor in the answer an empty page is the only sign of the end",
      "D06 clock_skew_plus_minus_10min": "an overlap of rows reaches only that many rows back; minutes need an overlap of time",
      "D07 timestamp_precision_rounding": "the row's own mark is the cursor: a source that rounds it up leaves out what lies between, within the answer itself",
      "P04 timezone_less_dates_in_source_zone": "judged by offset; the map is the same",
      "P05 encodings": "judged by keyset; answers are decoded in one place",
      ...READ_ONLY,
      ...NO_MAILBOX,
    },
  },
  {
    ...subject,
    ...parsed(manifest(offset, { list: { path: "/cases", items: "items", paging: offset, sweep: {} } })),
    name: "rest by offset, swept",
    start: () => scripted(listByOffset()),
    times: ["dd/MM/yyyy HH:mm:ss", "yyyy-MM-dd HH:mm", "dd/MM/yyyy"].map(inTime),
    former: [{ config: { ...formerly, list: { ...formerly.list, paging: offset } }, checkpoint: { shown: 23, revisit: 0, newest: MARK }, readUpTo: 0 }],
    skips: { "P05 encodings": "judged by keyset; answers are decoded in one place", ...READ_ONLY, ...NO_MAILBOX },
  },
  {
    ...subject,
    ...parsed(manifest({ ...offset, newestFirst })),
    name: "rest by offset, newest first",
    start: () => scripted(listByOffset()),
    former: [
      {
        config: { ...formerly, list: { ...formerly.list, paging: { ...offset, newestFirst: { query: { sort: "desc" }, overlapMinutes: 2 } } } },
        checkpoint: { shown: 5, revisit: 0, newest: MARK },
        readUpTo: 5,
      },
    ],
    skips: {
      "P04 timezone_less_dates_in_source_zone": "judged by offset; the map is the same",
      "P05 encodings": "judged by keyset; answers are decoded in one place",
      ...READ_ONLY,
      ...NO_MAILBOX,
    },
  },
  {
    ...subject,
    ...parsed(byToken()),
    name: "rest by token with OAuth2, list and detail",
    secrets: { client: "the-hub", key: KEY },
    hasTokens: true,
    start: () => scripted(listByToken(), { token: { path: "/oauth/token", secret: KEY } }),
    skips: {
      "C04 previous_config_and_checkpoint_still_accepted": "tokens, details and OAuth2 came with this release",
      "D12 duplicate_ids_in_page_and_across_streams": "whole cases are asked for by their id: of two with the same the source itself answers one",
      "P04 timezone_less_dates_in_source_zone": "judged by offset; the map is the same",
      "P05 encodings": "judged by keyset; answers are decoded in one place",
      ...READ_ONLY,
      ...NO_MAILBOX,
    },
  },
  {
    ...subject,
    ...parsed(
      manifest({ kind: "link", limit: "size", pageSize: 5 }, { list: { path: "/cases", items: ".", paging: { kind: "link", limit: "size", pageSize: 5 } } }),
    ),
    name: "rest by Link header",
    start: () => scripted(listByLink),
    skips: {
      "C04 previous_config_and_checkpoint_still_accepted": "paging by Link header came with this release",
      "P04 timezone_less_dates_in_source_zone": "judged by offset; the map is the same",
      "P05 encodings": "judged by keyset; answers are decoded in one place",
      ...READ_ONLY,
      ...NO_MAILBOX,
    },
  },
  {
    ...subject,
    ...parsed(byPageInXml()),
    name: "rest in XML by page",
    start: () => scripted(listByPage, { inWords: asXml }),
    skips: {
      "C04 previous_config_and_checkpoint_still_accepted": "XML came with this release",
      "P01 poison_record_quarantined_rest_flows": "NUL and half characters cannot stand in XML at all",
      "P04 timezone_less_dates_in_source_zone": "judged by offset; the map is the same",
      "P05 encodings": "judged by keyset; answers are decoded in one place",
      "P06 null_vs_missing_vs_empty": "XML has no null; missing and empty are covered by the map's tests",
      ...READ_ONLY,
      ...NO_MAILBOX,
    },
  },
];

function byToken(): object {
  const since = { query: "from", overlapMinutes: 15 };
  return {
    ...common,
    auth: { kind: "oauth2", token: "/oauth/token", idSecret: "client", secret: "key" },
    list: { path: "/cases", items: "rows", detail: {}, paging: { kind: "cursor", cursor: "cursor", next: "next", limit: "size", pageSize: 5, since } },
  };
}

function byPageInXml(): object {
  const steps = { kind: "list", path: "steps", at: "at", act: "act" };
  return {
    ...common,
    format: "xml",
    record: { ...common.record, steps },
    list: { path: "/cases", items: "rows.row", paging: { kind: "page", page: "page", limit: "size", total: "total", pageSize: 5 } },
  };
}
