import type { ApolloClient } from "@apollo/client";
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect, type RouteComponent } from "@tanstack/react-router";
import {
  readAddress,
  readAuditSearch,
  readBacklogSearch,
  readCampaignCasesSearch,
  readCampaignSearch,
  readCampaignsSearch,
  readCasesSearch,
  readDirectivesSearch,
  readInsideSearch,
  readNewDirectiveSearch,
  readOverviewSearch,
  readUnitSearch,
  readUnitsAdminSearch,
  returnPath,
  writeAddress,
} from "./address/index.ts";
import { newestAsOf } from "./cases/newest.ts";
import type { Feeds } from "./live/index.ts";
import { firstPage, readSession } from "./shell/session.ts";
import { Shell } from "./shell/shell.tsx";
import { FailedPage, LoadingPage, NotFoundPage } from "./ui/index.ts";

interface Context {
  client: ApolloClient;
  feeds: Feeds;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFoundPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/dang-nhap",
  validateSearch: (address: Record<string, unknown>): { return?: string } => returnPath(address),
  component: lazyRouteComponent(() => import("./sign-in/sign-in-page.tsx"), "SignInPage"),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ context, location }) => {
    const { hub, viewer } = await readSession(context.client);
    if (!viewer) throw redirect({ to: "/dang-nhap", search: location.pathname === "/" ? {} : { return: location.href } });
    if (viewer.mustChangePassword && location.pathname !== "/mat-khau") throw redirect({ to: "/mat-khau" });
    return { hub, viewer };
  },
  component: Shell,
});

/** A page for those who are signed in, without anything in its address but its path. */
const page = <const Path extends string>(of: { path: Path; component: RouteComponent }) => createRoute({ getParentRoute: () => signedIn, ...of });

const home = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad: ({ context }) => {
    throw redirect({ to: firstPage(context.viewer.may), replace: true });
  },
});

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: "/tong-quan",
  validateSearch: readOverviewSearch,
  component: lazyRouteComponent(() => import("./overview/overview-page.tsx"), "OverviewPage"),
});

const cases = createRoute({
  getParentRoute: () => signedIn,
  path: "/phan-anh",
  validateSearch: readCasesSearch,
  // A list always says at which point it is counted; without one it starts at the newest.
  beforeLoad: async ({ search, context }) => {
    if (!search.asOf && context.viewer.may.includes("cases"))
      throw redirect({ to: "/phan-anh", search: { ...search, asOf: await newestAsOf(context.client, context.feeds) }, replace: true });
  },
  component: lazyRouteComponent(() => import("./cases/cases-page.tsx"), "CasesPage"),
});

const oneCase = page({ path: "/phan-anh/$id", component: lazyRouteComponent(() => import("./case/case-page.tsx"), "CasePage") });

const BacklogPage = lazyRouteComponent(() => import("./backlog/backlog-page.tsx"), "BacklogPage");
const backlog = createRoute({
  getParentRoute: () => signedIn,
  path: "/ton-dong",
  validateSearch: readBacklogSearch,
  // The queue's order is fixed at the point it was opened at.
  beforeLoad: async ({ search, context }) => {
    if (search.asOf || !context.viewer.may.includes("backlog")) return;
    void BacklogPage.preload?.();
    const { openQueue } = await import("./backlog/open-queue.ts");
    throw redirect({ to: "/ton-dong", search: { ...search, asOf: await openQueue(context.client, search) }, replace: true });
  },
  component: BacklogPage,
});

const campaigns = createRoute({
  getParentRoute: () => signedIn,
  path: "/chien-dich",
  validateSearch: readCampaignsSearch,
  component: lazyRouteComponent(() => import("./campaigns/campaigns-page.tsx"), "CampaignsPage"),
});

const newCampaign = page({ path: "/chien-dich/lap/moi", component: lazyRouteComponent(() => import("./campaigns/new-campaign-page.tsx"), "NewCampaignPage") });

const oneCampaign = createRoute({
  getParentRoute: () => signedIn,
  path: "/chien-dich/$id",
  validateSearch: readCampaignSearch,
  component: lazyRouteComponent(() => import("./campaigns/campaign-page.tsx"), "CampaignPage"),
});

const campaignCases = createRoute({
  getParentRoute: () => signedIn,
  path: "/chien-dich/$id/danh-sach",
  validateSearch: readCampaignCasesSearch,
  component: lazyRouteComponent(() => import("./campaigns/campaign-cases-page.tsx"), "CampaignCasesPage"),
});

const inside = createRoute({
  getParentRoute: () => signedIn,
  path: "/noi-bo",
  validateSearch: readInsideSearch,
  component: lazyRouteComponent(() => import("./inside/inside-page.tsx"), "InsidePage"),
});

const directives = createRoute({
  getParentRoute: () => signedIn,
  path: "/chi-dao",
  validateSearch: readDirectivesSearch,
  component: lazyRouteComponent(() => import("./directives/directives-page.tsx"), "DirectivesPage"),
});

const newDirective = createRoute({
  getParentRoute: () => signedIn,
  path: "/chi-dao/lap/moi",
  validateSearch: readNewDirectiveSearch,
  component: lazyRouteComponent(() => import("./directives/new-directive-page.tsx"), "NewDirectivePage"),
});

const oneDirective = page({ path: "/chi-dao/$id", component: lazyRouteComponent(() => import("./directives/directive-page.tsx"), "DirectivePage") });

const unit = createRoute({
  getParentRoute: () => signedIn,
  path: "/don-vi/$code",
  validateSearch: readUnitSearch,
  component: lazyRouteComponent(() => import("./unit/unit-page.tsx"), "UnitPage"),
});

const sources = page({ path: "/ket-noi", component: lazyRouteComponent(() => import("./sources/sources-page.tsx"), "SourcesPage") });

const oneSource = page({ path: "/ket-noi/$code", component: lazyRouteComponent(() => import("./sources/source-page.tsx"), "SourcePage") });

const connect = page({ path: "/ket-noi/them/moi", component: lazyRouteComponent(() => import("./sources/connect-page.tsx"), "ConnectPage") });

const accounts = page({ path: "/quan-tri/tai-khoan", component: lazyRouteComponent(() => import("./accounts/accounts-page.tsx"), "AccountsPage") });

const ownPassword = page({ path: "/mat-khau", component: lazyRouteComponent(() => import("./accounts/own-password-page.tsx"), "OwnPasswordPage") });

const unitsAdmin = createRoute({
  getParentRoute: () => signedIn,
  path: "/quan-tri/don-vi",
  validateSearch: readUnitsAdminSearch,
  component: lazyRouteComponent(() => import("./units-admin/units-admin-page.tsx"), "UnitsAdminPage"),
});

const calendars = page({ path: "/quan-tri/lich", component: lazyRouteComponent(() => import("./calendars/calendars-page.tsx"), "CalendarsPage") });

const regulations = page({ path: "/quan-tri/quy-che", component: lazyRouteComponent(() => import("./regulations/regulations-page.tsx"), "RegulationsPage") });

const waiting = page({ path: "/cho-toi", component: lazyRouteComponent(() => import("./waiting/waiting-page.tsx"), "WaitingPage") });

const notices = page({ path: "/thong-bao", component: lazyRouteComponent(() => import("./notices/notices-page.tsx"), "NoticesPage") });

const auditLog = createRoute({
  getParentRoute: () => signedIn,
  path: "/quan-tri/nhat-ky",
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import("./audit-log/audit-log-page.tsx"), "AuditLogPage"),
});

export function createAppRouter(context: Context) {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      signedIn.addChildren([
        home,
        overview,
        cases,
        oneCase,
        backlog,
        inside,
        campaigns,
        newCampaign,
        oneCampaign,
        campaignCases,
        directives,
        newDirective,
        oneDirective,
        unit,
        unitsAdmin,
        sources,
        oneSource,
        connect,
        accounts,
        ownPassword,
        calendars,
        regulations,
        auditLog,
        waiting,
        notices,
      ]),
    ]),
    context,
    search: { strict: true },
    parseSearch: readAddress,
    stringifySearch: writeAddress,
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
