import type { ApolloClient } from "@apollo/client";
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import {
  readAddress,
  readAuditSearch,
  readBacklogSearch,
  readCasesSearch,
  readDirectivesSearch,
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

const oneCase = createRoute({
  getParentRoute: () => signedIn,
  path: "/phan-anh/$id",
  component: lazyRouteComponent(() => import("./case/case-page.tsx"), "CasePage"),
});

const backlog = createRoute({
  getParentRoute: () => signedIn,
  path: "/ton-dong",
  validateSearch: readBacklogSearch,
  // The queue's order is fixed at the point it was opened at.
  beforeLoad: async ({ search, context }) => {
    if (!search.asOf && context.viewer.may.includes("backlog"))
      throw redirect({ to: "/ton-dong", search: { ...search, asOf: await newestAsOf(context.client, context.feeds) }, replace: true });
  },
  component: lazyRouteComponent(() => import("./backlog/backlog-page.tsx"), "BacklogPage"),
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

const oneDirective = createRoute({
  getParentRoute: () => signedIn,
  path: "/chi-dao/$id",
  component: lazyRouteComponent(() => import("./directives/directive-page.tsx"), "DirectivePage"),
});

const unit = createRoute({
  getParentRoute: () => signedIn,
  path: "/don-vi/$code",
  validateSearch: readUnitSearch,
  component: lazyRouteComponent(() => import("./unit/unit-page.tsx"), "UnitPage"),
});

const sources = createRoute({
  getParentRoute: () => signedIn,
  path: "/ket-noi",
  component: lazyRouteComponent(() => import("./sources/sources-page.tsx"), "SourcesPage"),
});

const oneSource = createRoute({
  getParentRoute: () => signedIn,
  path: "/ket-noi/$code",
  component: lazyRouteComponent(() => import("./sources/source-page.tsx"), "SourcePage"),
});

const connect = createRoute({
  getParentRoute: () => signedIn,
  path: "/ket-noi/them/moi",
  component: lazyRouteComponent(() => import("./sources/connect-page.tsx"), "ConnectPage"),
});

const accounts = createRoute({
  getParentRoute: () => signedIn,
  path: "/quan-tri/tai-khoan",
  component: lazyRouteComponent(() => import("./accounts/accounts-page.tsx"), "AccountsPage"),
});

const ownPassword = createRoute({
  getParentRoute: () => signedIn,
  path: "/mat-khau",
  component: lazyRouteComponent(() => import("./accounts/own-password-page.tsx"), "OwnPasswordPage"),
});

const unitsAdmin = createRoute({
  getParentRoute: () => signedIn,
  path: "/quan-tri/don-vi",
  validateSearch: readUnitsAdminSearch,
  component: lazyRouteComponent(() => import("./units-admin/units-admin-page.tsx"), "UnitsAdminPage"),
});

const calendars = createRoute({
  getParentRoute: () => signedIn,
  path: "/quan-tri/lich",
  component: lazyRouteComponent(() => import("./calendars/calendars-page.tsx"), "CalendarsPage"),
});

const regulations = createRoute({
  getParentRoute: () => signedIn,
  path: "/quan-tri/quy-che",
  component: lazyRouteComponent(() => import("./regulations/regulations-page.tsx"), "RegulationsPage"),
});

const waiting = createRoute({
  getParentRoute: () => signedIn,
  path: "/cho-toi",
  component: lazyRouteComponent(() => import("./waiting/waiting-page.tsx"), "WaitingPage"),
});

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
