import type { AccessContext } from "../../access/index.ts";
import type { CaseContext } from "../../case/index.ts";
import type { ClockContext } from "../../clock/index.ts";
import type { TallyContext } from "../../tally/index.ts";
import type { ReportKind } from "../report-kind.ts";

/** What reports need of their hub. */
export type ReportContext = TallyContext &
  CaseContext &
  Pick<ClockContext, "rules"> &
  Pick<AccessContext, "refusals" | "address"> & {
    /** every kind that this hub can draw up, also those of stations below */
    reportKinds: readonly ReportKind[];
  };
