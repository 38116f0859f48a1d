import { conformance } from "../conformance/index.ts";
import { configSchema } from "./config.ts";
import { open311 } from "./index.ts";
import { common, scripted } from "./scripted.fixture.ts";

const subject = { connector: open311, secrets: {}, pageSize: 5 };
const emptyPage = "GeoReport has neither a total nor a next link: by its extension for pages an empty page is the end";

conformance({
  ...subject,
  name: "open311",
  config: configSchema.parse(common),
  start: () => scripted({}),
  skips: { "D05 filter_empties_a_page_but_more_follow": emptyPage },
});

conformance({
  ...subject,
  name: "open311 that knows updated_after",
  config: configSchema.parse(common),
  start: () => scripted({ updatedAfter: true }),
  skips: { "D05 filter_empties_a_page_but_more_follow": emptyPage },
});

conformance({
  ...subject,
  name: "open311 without pages, at most 6 requests an answer",
  config: configSchema.parse({ ...common, paging: false, rowLimit: 6 }),
  start: () => scripted({ unpaged: true, most: 6 }),
  skips: {
    "D05 filter_empties_a_page_but_more_follow": emptyPage,
    "P01 poison_record_quarantined_rest_flows": "the fixture puts poison on first pages, and this source has none",
  },
});

conformance({
  ...subject,
  name: "open311 in XML",
  config: configSchema.parse({ ...common, format: "xml" }),
  start: () => scripted({}),
  skips: {
    "D05 filter_empties_a_page_but_more_follow": emptyPage,
    "P01 poison_record_quarantined_rest_flows": "NUL and half characters cannot stand in XML at all, and a <request> is always an element",
    "P06 null_vs_missing_vs_empty": "XML has no null; missing and empty are covered by the map's tests",
  },
});
