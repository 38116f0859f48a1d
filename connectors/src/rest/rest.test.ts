import { conformance } from "../conformance/index.ts";
import { configSchema } from "./config.ts";
import { rest } from "./index.ts";
import { common, listByKeyset, listByOffset, scripted } from "./scripted.fixture.ts";

const subject = { connector: rest, secrets: { key: "khoa" }, pageSize: 5 };
const keyset = {
  kind: "keyset",
  since: "since",
  afterId: "after_id",
  limit: "limit",
  pageSize: 5,
  next: { since: "next.since", afterId: "next.after_id" },
  overlap: { seconds: 60 },
};
const offset = { kind: "offset", offset: "offset", limit: "limit", total: "total", pageSize: 5 };
const list = (paging: object) => configSchema.parse({ ...common, list: { path: "/cases", items: "items", paging } });

conformance({ ...subject, name: "rest by keyset", config: list(keyset), start: () => scripted(listByKeyset), skips: {} });

conformance({
  ...subject,
  name: "rest by the last row's own cursor",
  config: list({ ...keyset, next: undefined, overlap: { rows: 3 } }),
  start: () => scripted(listByKeyset),
  skips: {
    "D01 cursor_ties_across_page_and_run_boundary":
      "an overlap of rows reaches only that many rows back; ids that come late under an old mark need an overlap of time",
    "D05 filter_empties_a_page_but_more_follow": "without a cursor in the answer an empty page is the only sign of the end",
  },
});

conformance({ ...subject, name: "rest by offset", config: list(offset), start: () => scripted(listByOffset()), skips: {} });

conformance({
  ...subject,
  name: "rest by offset, newest first",
  config: list({ ...offset, newestFirst: { query: { sort: "desc" }, overlapMinutes: 2 } }),
  start: () => scripted(listByOffset()),
  skips: {},
});
