import { conformance } from "../conformance/index.ts";
import { sheet } from "./index.ts";
import { configOf } from "./register.fixture.ts";
import { PAGE, scriptedFolder } from "./scripted.fixture.ts";

const skips = {
  "D12 duplicate_ids_in_page":
    "a register has no marks by which the host could choose: the second row with a number is refused and both rows are named (cells.test.ts)",
  "T06 html_error_page_with_200":
    "a file is no answer: a web page under the name of a register is refused by itself, and the other files are read (csv.test.ts)",
};
const subject = { connector: sheet, config: configOf(), secrets: {}, pageSize: PAGE };

conformance({ ...subject, name: "sheet as XLSX", start: () => scriptedFolder("xlsx"), skips });

conformance({
  ...subject,
  name: "sheet as CSV",
  start: () => scriptedFolder("csv"),
  skips: {
    ...skips,
    "P01 poison_record_quarantined_rest_flows":
      "UTF-8 has no half letters: half of a surrogate pair cannot be written in it; NUL and giant cells are in cells.test.ts",
  },
});
