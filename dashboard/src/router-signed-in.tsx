import { createRoute, redirect, type RouteComponent } from "@tanstack/react-router";
import { root } from "./router-root.tsx";
import { readSession } from "./shell/session.ts";
import { Shell } from "./shell/shell.tsx";

/** Everything for those who are signed in. */
export const signedIn = createRoute({
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
export const page = <const Path extends string>(of: { path: Path; component: RouteComponent }) => createRoute({ getParentRoute: () => signedIn, ...of });

type Read<Search> = (search: Record<string, unknown>) => Search;
/** The same for a page whose state stands in its address. */
export const stated = <const Path extends string, Search>(of: { path: Path; validateSearch: Read<Search>; component: RouteComponent }) =>
  createRoute({ getParentRoute: () => signedIn, ...of });
