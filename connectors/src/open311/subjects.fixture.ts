import { NO_MAILBOX, READ_ONLY, type Subject } from "../conformance/index.ts";
import { configSchema, type Open311Config } from "./config.ts";
import { open311 } from "./index.ts";
import { common, scripted, type Behaviour } from "./scripted.fixture.ts";

const KEY = "khoa-bi-mat-9d41c7";
const manifest = { ...common, auth: { kind: "header", name: "X-Api-Key", secret: "key" } };
const skips = {
  "R08 unordered_stream_no_early_checkpoint": "it reads window after window; R03 goes on from each of its checkpoints",
  "D05 filter_empties_a_page_but_more_follow": "GeoReport has neither a total nor a next link: by its extension for pages an empty page is the end",
  ...READ_ONLY,
  ...NO_MAILBOX,
};
const elsewhere = {
  "P04 timezone_less_dates_in_source_zone": "judged with pages; the map is the same",
  "P05 encodings": "judged with pages; answers are decoded in one place",
};
const former = { ...common, record: { intake: "VPUB" } };
const checkpoint = { requestedTo: "2026-01-10T00:00:00Z", revisit: "2026-01-01T00:00:00Z" };

function subject(name: string, behaviour: Behaviour, changes: object = {}): Omit<Subject<Open311Config>, "skips"> {
  const written = { ...manifest, ...changes };
  return {
    name,
    connector: open311,
    config: configSchema.parse(written),
    written,
    secrets: { key: KEY },
    pageSize: 5,
    start: () => scripted({ ...behaviour, key: KEY }),
    former: [{ config: { ...former, ...changes, auth: manifest.auth }, checkpoint, readUpTo: 6 }],
  };
}

const manner = (name: string, changes: object = {}) => ({ name, config: configSchema.parse({ ...manifest, ...changes }) });

/** The servers whose GeoReport is read. */
export const subjects: readonly Subject<Open311Config>[] = [
  {
    ...subject("open311", {}),
    times: ["yyyy-MM-dd HH:mm:ss", "dd/MM/yyyy HH:mm", "dd/MM/yyyy"].map((time) => manner(time, { time })),
    encodings: [
      ...["utf-8 marked", "utf-16le marked", "windows-1258 declared", "decomposed", "broken"].map((name) => manner(name)),
      manner("windows-1258", { encoding: "windows-1258" }),
    ],
    skips,
  },
  { ...subject("open311 that knows updated_after", { updatedAfter: true }), skips: { ...skips, ...elsewhere } },
  {
    ...subject("open311 without pages, at most 6 requests an answer", { unpaged: true, most: 6 }, { paging: false, rowLimit: 6 }),
    skips: { ...skips, ...elsewhere, "P01 poison_record_quarantined_rest_flows": "the fixture puts poison on first pages, and this source has none" },
  },
  {
    ...subject("open311 in XML", {}, { format: "xml" }),
    skips: {
      ...skips,
      ...elsewhere,
      "P01 poison_record_quarantined_rest_flows": "NUL and half characters cannot stand in XML at all, and a <request> is always an element",
      "P06 null_vs_missing_vs_empty": "XML has no null; missing and empty are covered by the map's tests",
    },
  },
];
