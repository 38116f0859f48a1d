import { MEDIUM, NO_MAILBOX, READ_ONLY, type Subject } from "../conformance/index.ts";
import type { SheetConfig } from "./config.ts";
import { sheetReadBy } from "./index.ts";
import { Reader } from "./reader.ts";
import { configOf, REGISTER } from "./register.fixture.ts";
import { PAGE, scriptedFolder } from "./scripted.fixture.ts";

/** One process for all runs of the kit, begun with the first of them; that each run of the hub has its own is judged in reader.test.ts. */
const reader = new Reader(new AbortController().signal);
/** Ends it. */
export const noMoreRuns = (): Promise<void> => reader.close();

const subject = {
  connector: sheetReadBy(() => ({ pieces: (order) => reader.pieces(order), close: async () => undefined })),
  config: configOf(),
  written: REGISTER,
  secrets: {},
  pageSize: PAGE,
  mishaps: MEDIUM.folder,
  former: [{ config: REGISTER, checkpoint: {}, readUpTo: 0 }],
};
const NO_REQUESTS = "a folder is not asked: its server's refusals, patience and login are the host's (sftp.test.ts, folder.test.ts)";
const skips = {
  "R08 unordered_stream_no_early_checkpoint": "it reads file after file; R03 goes on from each of its checkpoints",
  "D08 delete_tombstone_sweep_or_probe": "a row that is gone from its file is no deletion: registers are cut up and begun anew",
  "D12 duplicate_ids_in_page_and_across_streams":
    "a register has no marks by which the host could choose: the second row with a number is refused and both rows are named (cells.test.ts)",
  "T04 slow_loris_no_progress_killed": NO_REQUESTS,
  "T01 429_retry_after_seconds_and_date": NO_REQUESTS,
  "T02 timeout_then_success": NO_REQUESTS,
  "T05 expired_token_refresh_once": NO_REQUESTS,
  "T06 html_error_page_with_200":
    "a file is no answer: a web page under the name of a register is refused by itself, and the other files are read (csv.test.ts)",
  ...READ_ONLY,
  ...NO_MAILBOX,
} as const;
const manner = (name: string, changes: object) => ({ name, config: configOf(changes) });
/** "Ngày giao" is a bare day in each of them. */
const times = ["dd/MM/yyyy HH:mm", "yyyy-MM-dd HH:mm", "dd/MM/yyyy"].map((time) => manner(time, { time: [...new Set([time, "dd/MM/yyyy"])] }));

/** Both forms of a register. */
export const subjects: readonly Subject<SheetConfig>[] = [
  {
    ...subject,
    name: "sheet as XLSX",
    start: () => scriptedFolder("xlsx"),
    times: [...times, manner("Excel 1900 HH:mm", {}), manner("Excel 1904 HH:mm", {})],
    skips: { ...skips, "P05 encodings": "a workbook is UTF-8 by its format; letters of TCVN3 and VNI fonts are in cells.test.ts" },
  },
  {
    ...subject,
    name: "sheet as CSV",
    start: () => scriptedFolder("csv"),
    times,
    encodings: [
      ...["utf-8 marked", "utf-16le marked", "decomposed", "broken"].map((name) => manner(name, {})),
      ...["windows-1258", "tcvn3"].map((encoding) => manner(encoding, { csv: { encoding } })),
    ],
    skips: {
      ...skips,
      "P01 poison_record_quarantined_rest_flows":
        "UTF-8 has no half letters: half of a surrogate pair cannot be written in it; NUL and giant cells are in cells.test.ts",
    },
  },
];
