import { lazyRouteComponent } from "@tanstack/react-router";
import * as address from "./address/index.ts";
import { page, stated } from "./router-signed-in.tsx";

const reports = stated({
  path: "/bao-cao",
  validateSearch: address.readReportsSearch,
  component: lazyRouteComponent(() => import("./reports/reports-page.tsx"), "ReportsPage"),
});

const newReport = stated({
  path: "/bao-cao/lap/moi",
  validateSearch: address.readNewReportSearch,
  component: lazyRouteComponent(() => import("./reports/new-report-page.tsx"), "NewReportPage"),
});

const dutyTerms = page({ path: "/bao-cao/nghia-vu", component: lazyRouteComponent(() => import("./reports/duty-terms-page.tsx"), "DutyTermsPage") });

const reportRules = page({ path: "/bao-cao/mau", component: lazyRouteComponent(() => import("./reports/report-rules-page.tsx"), "ReportRulesPage") });

const oneReport = page({ path: "/bao-cao/$id", component: lazyRouteComponent(() => import("./reports/report-page.tsx"), "ReportPage") });

export const reportRoutes = [reports, newReport, dutyTerms, reportRules, oneReport] as const;
