import type { vi } from "./vi.ts";
import type { viAccounts } from "./vi-accounts.ts";
import type { viAudit } from "./vi-audit.ts";
import type { viAuditCommend } from "./vi-audit-commend.ts";
import type { viBacklog } from "./vi-backlog.ts";
import type { viBoards } from "./vi-boards.ts";
import type { viCommend } from "./vi-commend.ts";
import type { viCauses } from "./vi-causes.ts";
import type { viCampaigns } from "./vi-campaigns.ts";
import type { viReportDuties } from "./vi-report-duties.ts";
import type { viReportRules } from "./vi-report-rules.ts";
import type { viReports } from "./vi-reports.ts";
import type { viInside } from "./vi-inside.ts";
import type { viInspections } from "./vi-inspections.ts";
import type { viHotline } from "./vi-hotline.ts";
import type { viPeriod } from "./vi-period.ts";
import type { viAlerts } from "./vi-alerts.ts";
import type { viAppeals } from "./vi-appeals.ts";
import type { viGraphs } from "./vi-graphs.ts";
import type { viKeys } from "./vi-keys.ts";
import type { viChanges } from "./vi-changes.ts";
import type { viDetail } from "./vi-detail.ts";
import type { viDirectory } from "./vi-directory.ts";
import type { viDirectives } from "./vi-directives.ts";
import type { viForms } from "./vi-forms.ts";
import type { viLists } from "./vi-lists.ts";
import type { viNotices } from "./vi-notices.ts";
import type { viUnits } from "./vi-units.ts";
import type { viScheme } from "./vi-scheme.ts";
import type { viScores } from "./vi-scores.ts";
import type { viSheets } from "./vi-sheets.ts";
import type { viSources } from "./vi-sources.ts";
import type { viProposals } from "./vi-proposals.ts";
import type { viMatter } from "./vi-matter.ts";
import type { viRules } from "./vi-rules.ts";
import type { viWall } from "./vi-wall.ts";

/** Messages that come with the first page, and those that come with a page of their own. */
export type MessageId =
  | keyof typeof vi
  | keyof typeof viAudit
  | keyof typeof viAuditCommend
  | keyof typeof viScores
  | keyof typeof viSheets
  | keyof typeof viAppeals
  | keyof typeof viScheme
  | keyof typeof viBacklog
  | keyof typeof viBoards
  | keyof typeof viCauses
  | keyof typeof viCommend
  | keyof typeof viCampaigns
  | keyof typeof viReportDuties
  | keyof typeof viReportRules
  | keyof typeof viReports
  | keyof typeof viInspections
  | keyof typeof viInside
  | keyof typeof viDirectory
  | keyof typeof viHotline
  | keyof typeof viPeriod
  | keyof typeof viAlerts
  | keyof typeof viGraphs
  | keyof typeof viKeys
  | keyof typeof viNotices
  | keyof typeof viMatter
  | keyof typeof viDetail
  | keyof typeof viDirectives
  | keyof typeof viForms
  | keyof typeof viLists
  | keyof typeof viChanges
  | keyof typeof viUnits
  | keyof typeof viAccounts
  | keyof typeof viRules
  | keyof typeof viProposals
  | keyof typeof viSources
  | keyof typeof viWall;
