import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import * as address from "./address/index.ts";
import { type Context, root, signIn, wall, wallFrom } from "./router-root.tsx";
import { reportRoutes } from "./router-reports.ts";
import { scoreRoutes } from "./router-scores.ts";
import { page, signedIn, stated } from "./router-signed-in.tsx";
import { isLedToPhone } from "./shell/phone-first.ts";
import { firstPage } from "./shell/session.ts";
import { FailedPage, LoadingPage, NotFoundPage } from "./ui/index.ts";

const home = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad: ({ context }) => {
    throw redirect({ to: isLedToPhone(context.viewer.role) ? "/m" : firstPage(context.viewer.may), replace: true });
  },
});

const overview = stated({
  path: "/tong-quan",
  validateSearch: address.readOverviewSearch,
  component: lazyRouteComponent(() => import("./overview/overview-page.tsx"), "OverviewPage"),
});

const cases = createRoute({
  getParentRoute: () => signedIn,
  path: "/phan-anh",
  validateSearch: address.readCasesSearch,
  // A list always says at which point it is counted; without one it starts at the newest.
  beforeLoad: async ({ search, context }) => {
    if (search.asOf || !context.viewer.may.includes("cases")) return;
    const { newestAsOf } = await import("./cases/newest.ts");
    throw redirect({ to: "/phan-anh", search: { ...search, asOf: await newestAsOf(context.client, context.feeds) }, replace: true });
  },
  component: lazyRouteComponent(() => import("./cases/cases-page.tsx"), "CasesPage"),
});

const oneCase = page({ path: "/phan-anh/$id", component: lazyRouteComponent(() => import("./case/case-page.tsx"), "CasePage") });

const BacklogPage = lazyRouteComponent(() => import("./backlog/backlog-page.tsx"), "BacklogPage");
const backlog = createRoute({
  getParentRoute: () => signedIn,
  path: "/ton-dong",
  validateSearch: address.readBacklogSearch,
  // The queue's order is fixed at the point it was opened at.
  beforeLoad: async ({ search, context }) => {
    if (search.asOf || !context.viewer.may.includes("backlog")) return;
    void BacklogPage.preload?.();
    const { openQueue } = await import("./backlog/open-queue.ts");
    throw redirect({ to: "/ton-dong", search: { ...search, asOf: await openQueue(context.client, search) }, replace: true });
  },
  component: BacklogPage,
});

const campaigns = stated({
  path: "/chien-dich",
  validateSearch: address.readCampaignsSearch,
  component: lazyRouteComponent(() => import("./campaigns/campaigns-page.tsx"), "CampaignsPage"),
});

const newCampaign = page({ path: "/chien-dich/lap/moi", component: lazyRouteComponent(() => import("./campaigns/new-campaign-page.tsx"), "NewCampaignPage") });

const oneCampaign = stated({
  path: "/chien-dich/$id",
  validateSearch: address.readCampaignSearch,
  component: lazyRouteComponent(() => import("./campaigns/campaign-page.tsx"), "CampaignPage"),
});

const campaignCases = stated({
  path: "/chien-dich/$id/danh-sach",
  validateSearch: address.readCampaignCasesSearch,
  component: lazyRouteComponent(() => import("./campaigns/campaign-cases-page.tsx"), "CampaignCasesPage"),
});

const inside = stated({
  path: "/noi-bo",
  validateSearch: address.readInsideSearch,
  component: lazyRouteComponent(() => import("./inside/inside-page.tsx"), "InsidePage"),
});

const scores = page({ path: "/diem", component: lazyRouteComponent(() => import("./scores/scores-page.tsx"), "ScoresPage") });

const scorePeriod = page({ path: "/diem/$ky", component: lazyRouteComponent(() => import("./scores/period-page.tsx"), "PeriodPage") });

const scoreCard = page({ path: "/diem/$ky/$unit", component: lazyRouteComponent(() => import("./scores/card-page.tsx"), "CardPage") });

const scoreLines = stated({
  path: "/diem/$ky/$unit/danh-sach",
  validateSearch: address.readScoreLinesSearch,
  component: lazyRouteComponent(() => import("./scores/lines-page.tsx"), "LinesPage"),
});

const sheetPeriods = page({
  path: "/phieu-so-lieu",
  component: lazyRouteComponent(() => import("./scores/sheets/sheet-periods-page.tsx"), "SheetPeriodsPage"),
});

const sheetPeriod = page({
  path: "/phieu-so-lieu/$ky",
  component: lazyRouteComponent(() => import("./scores/sheets/sheet-period-page.tsx"), "SheetPeriodPage"),
});

const sheet = page({ path: "/phieu-so-lieu/$ky/$officer", component: lazyRouteComponent(() => import("./scores/sheets/sheet-page.tsx"), "SheetPage") });

const sheetLines = stated({
  path: "/phieu-so-lieu/$ky/$officer/danh-sach",
  validateSearch: address.readSheetLinesSearch,
  component: lazyRouteComponent(() => import("./scores/sheets/sheet-lines-page.tsx"), "SheetLinesPage"),
});
const appeals = stated({
  path: "/xem-xet-lai",
  validateSearch: address.readAppealsSearch,
  component: lazyRouteComponent(() => import("./scores/appeal/appeals-page.tsx"), "AppealsPage"),
});

const oneAppeal = page({ path: "/xem-xet-lai/$id", component: lazyRouteComponent(() => import("./scores/appeal/appeal-page.tsx"), "AppealPage") });

const directives = stated({
  path: "/chi-dao",
  validateSearch: address.readDirectivesSearch,
  component: lazyRouteComponent(() => import("./directives/directives-page.tsx"), "DirectivesPage"),
});

const newDirective = stated({
  path: "/chi-dao/lap/moi",
  validateSearch: address.readNewDirectiveSearch,
  component: lazyRouteComponent(() => import("./directives/new-directive-page.tsx"), "NewDirectivePage"),
});

const oneDirective = page({ path: "/chi-dao/$id", component: lazyRouteComponent(() => import("./directives/directive-page.tsx"), "DirectivePage") });

const restricted = stated({
  path: "/han-che",
  validateSearch: address.readRestrictedSearch,
  component: lazyRouteComponent(() => import("./restricted/restricted-page.tsx"), "RestrictedPage"),
});

const diverted = stated({
  path: "/chuyen-huong",
  validateSearch: address.readDivertedSearch,
  component: lazyRouteComponent(() => import("./diverted/diverted-page.tsx"), "DivertedPage"),
});

const noResult = stated({
  path: "/chua-ket-qua",
  validateSearch: address.readNoResultSearch,
  component: lazyRouteComponent(() => import("./no-result/no-result-page.tsx"), "NoResultPage"),
});

const directory = stated({
  path: "/danh-ba",
  validateSearch: address.readDirectorySearch,
  component: lazyRouteComponent(() => import("./directory/directory-page.tsx"), "DirectoryPage"),
});

const unit = stated({
  path: "/don-vi/$code",
  validateSearch: address.readUnitSearch,
  component: lazyRouteComponent(() => import("./unit/unit-page.tsx"), "UnitPage"),
});

const sources = page({ path: "/ket-noi", component: lazyRouteComponent(() => import("./sources/sources-page.tsx"), "SourcesPage") });

const oneSource = page({ path: "/ket-noi/$code", component: lazyRouteComponent(() => import("./sources/source-page.tsx"), "SourcePage") });

const connect = page({ path: "/ket-noi/them/moi", component: lazyRouteComponent(() => import("./sources/connect-page.tsx"), "ConnectPage") });

const accounts = page({ path: "/quan-tri/tai-khoan", component: lazyRouteComponent(() => import("./accounts/accounts-page.tsx"), "AccountsPage") });

const apiKeys = page({ path: "/quan-tri/khoa-api", component: lazyRouteComponent(() => import("./api-keys/api-keys-page.tsx"), "ApiKeysPage") });
const graphs = page({ path: "/quan-tri/do-thi", component: lazyRouteComponent(() => import("./graphs/graphs-page.tsx"), "GraphsPage") });
const devices = page({ path: "/quan-tri/man-hinh", component: lazyRouteComponent(() => import("./devices/devices-page.tsx"), "DevicesPage") });

const phone = page({ path: "/m", component: lazyRouteComponent(() => import("./phone/phone-page.tsx"), "PhonePage") });

const ownPassword = page({ path: "/mat-khau", component: lazyRouteComponent(() => import("./accounts/own-password-page.tsx"), "OwnPasswordPage") });

const unitsAdmin = stated({
  path: "/quan-tri/don-vi",
  validateSearch: address.readUnitsAdminSearch,
  component: lazyRouteComponent(() => import("./units-admin/units-admin-page.tsx"), "UnitsAdminPage"),
});

const calendars = page({ path: "/quan-tri/lich", component: lazyRouteComponent(() => import("./calendars/calendars-page.tsx"), "CalendarsPage") });

const regulations = page({ path: "/quan-tri/quy-che", component: lazyRouteComponent(() => import("./regulations/regulations-page.tsx"), "RegulationsPage") });

const waiting = page({ path: "/cho-toi", component: lazyRouteComponent(() => import("./waiting/waiting-page.tsx"), "WaitingPage") });

const alerts = stated({
  path: "/canh-bao",
  validateSearch: address.readAlertsSearch,
  component: lazyRouteComponent(() => import("./alerts/alerts-page.tsx"), "AlertsPage"),
});

const inspections = stated({
  path: "/kiem-tra",
  validateSearch: address.readInspectionsSearch,
  component: lazyRouteComponent(() => import("./inspection/inspections-page.tsx"), "InspectionsPage"),
});

const signs = stated({
  path: "/kiem-tra/dau-hieu",
  validateSearch: address.readSignsSearch,
  component: lazyRouteComponent(() => import("./inspection/signs-page.tsx"), "SignsPage"),
});

const oneInspection = page({ path: "/kiem-tra/$id", component: lazyRouteComponent(() => import("./inspection/inspection-page.tsx"), "InspectionPage") });

const notices = page({ path: "/thong-bao", component: lazyRouteComponent(() => import("./notices/notices-page.tsx"), "NoticesPage") });

const auditLog = stated({
  path: "/quan-tri/nhat-ky",
  validateSearch: address.readAuditSearch,
  component: lazyRouteComponent(() => import("./audit-log/audit-log-page.tsx"), "AuditLogPage"),
});

const byDay = [home, overview, cases, oneCase, backlog, inside, directives, newDirective, oneDirective, phone, ownPassword, waiting, notices, alerts] as const;
const aside = [campaigns, newCampaign, oneCampaign, campaignCases, inspections, signs, oneInspection, restricted, diverted, noResult, unit] as const;
const scoring = [scores, scorePeriod, scoreCard, scoreLines, sheetPeriods, sheetPeriod, sheet, sheetLines, appeals, oneAppeal] as const;
const ofAdministration = [unitsAdmin, directory, sources, oneSource, connect, accounts, apiKeys, devices, graphs, calendars, regulations, auditLog] as const;

export function createAppRouter(context: Context) {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      wall,
      wallFrom,
      signedIn.addChildren([...byDay, ...aside, ...scoring, ...scoreRoutes, ...reportRoutes, ...ofAdministration]),
    ]),
    context,
    search: { strict: true },
    parseSearch: address.readAddress,
    stringifySearch: address.writeAddress,
    defaultPreload: false,
    defaultPendingComponent: LoadingPage,
    defaultPendingMs: 200,
    defaultErrorComponent: FailedPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    defaultStructuralSharing: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
