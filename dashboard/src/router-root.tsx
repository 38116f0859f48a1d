import type { ApolloClient } from "@apollo/client";
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { returnPath } from "./address/index.ts";
import type { Feeds } from "./live/index.ts";
import { NotFoundPage } from "./ui/index.ts";

/** What every route may use. */
export interface Context {
  client: ApolloClient;
  feeds: Feeds;
}

/** Above all pages. */
export const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFoundPage });

/** Where one signs in. */
export const signIn = createRoute({
  getParentRoute: () => root,
  path: "/dang-nhap",
  validateSearch: (address: Record<string, unknown>): { return?: string } => returnPath(address),
  component: lazyRouteComponent(() => import("./sign-in/sign-in-page.tsx"), "SignInPage"),
});

/** A screen on a wall: nobody is signed in. */
const WallPage = lazyRouteComponent(() => import("./wall/wall-page.tsx"), "WallPage");
export const wall = createRoute({ getParentRoute: () => root, path: "/tv", component: WallPage });
export const wallFrom = createRoute({ getParentRoute: () => root, path: "/tv/$board", component: WallPage });
