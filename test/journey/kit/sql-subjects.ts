import { NO_MAILBOX, READ_ONLY } from "../../../connectors/src/conformance/index.ts";
import type { Subject } from "../../../connectors/src/conformance/index.ts";
import { configSchema } from "../../../connectors/src/sql/config.ts";
import type { SqlConfig } from "../../../connectors/src/sql/config.ts";
import { sql } from "../../../connectors/src/sql/index.ts";
import type { DepartmentDatabase } from "./department-database.ts";
import { SCRIPTED, scriptedDatabase } from "./scripted-database.ts";

const NO_HTTP = "a database does not speak HTTP";
const IN_ORDER = "it reads in order; R03 goes on from each of its checkpoints";
const FIRST = "the kind came with this release";

/** The manners in which a scripted database is read. @param start makes a database on a server of its kind */
export function sqlSubjects(name: string, start: () => Promise<DepartmentDatabase>): readonly Subject<SqlConfig>[] {
  const { modified: _modified, ...withoutMark } = SCRIPTED.record;
  const subject = {
    connector: sql,
    secrets: {}, // the account is the host's; sql.test.ts looks for it where it may not stand
    pageSize: 5,
    mishaps: ["down", "login", "missing", "silent", "reset"] as const,
    start: async () => scriptedDatabase(await start()),
  };
  const at = (column: string, time: string) => configSchema.parse({ ...SCRIPTED, time, record: { ...SCRIPTED.record, receivedAt: column } });
  const skips = {
    "C04 previous_config_and_checkpoint_still_accepted": FIRST,
    "R08 unordered_stream_no_early_checkpoint": IN_ORDER,
    "D05 filter_empties_a_page_but_more_follow": "one statement gives all rows: there is no page that could be empty and lead on",
    "P01 poison_record_quarantined_rest_flows":
      "neither NUL nor half a character can stand in text of these databases; rows without a key have a test of their own",
    "P05 encodings": "the database knows the encoding of every column and converts it; look-alikes of TCVN3 have a test of their own",
    "T01 429_retry_after_seconds_and_date": NO_HTTP,
    "T06 html_error_page_with_200": NO_HTTP,
    "T07 partial_file_not_picked_up": "a database's answer has an end of its own; a broken connection is T03",
    ...READ_ONLY,
    ...NO_MAILBOX,
  };
  return [
    {
      ...subject,
      name: `sql on ${name} by mark and key`,
      config: configSchema.parse(SCRIPTED),
      written: SCRIPTED,
      times: [
        { name: "yyyy-MM-dd HH:mm:ss without zone", config: at("received", "iso") },
        { name: "yyyy-MM-dd HH:mm:ss of a type with zone", config: at("received_zoned", "iso") },
        { name: "date alone", config: at("received_day", "iso") },
        { name: "dd/MM/yyyy HH:mm:ss as text", config: at("received_text", "dd/MM/yyyy HH:mm:ss") },
      ],
      skips,
    },
    {
      ...subject,
      name: `sql on ${name} whole, by key`,
      config: configSchema.parse({ ...SCRIPTED, record: withoutMark }),
      written: { ...SCRIPTED, record: withoutMark },
      skips: {
        ...skips,
        "C05 record_matches_schema": "without a mark nothing tells when a row changed",
        "P04 timezone_less_dates_in_source_zone": "judged by mark and key; the map is the same",
      },
    },
  ];
}
