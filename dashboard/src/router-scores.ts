import { lazyRouteComponent } from "@tanstack/react-router";
import * as address from "./address/index.ts";
import { page, stated } from "./router-signed-in.tsx";

const commendations = stated({
  path: "/khen-thuong",
  validateSearch: address.readCommendationsSearch,
  component: lazyRouteComponent(() => import("./scores/commend/commendations-page.tsx"), "CommendationsPage"),
});

const oneCommendation = page({
  path: "/khen-thuong/$id",
  component: lazyRouteComponent(() => import("./scores/commend/commendation-page.tsx"), "CommendationPage"),
});

const schemes = page({ path: "/diem/bo-tieu-chi", component: lazyRouteComponent(() => import("./scores/scheme/schemes-page.tsx"), "SchemesPage") });

const oneScheme = page({ path: "/diem/bo-tieu-chi/$id", component: lazyRouteComponent(() => import("./scores/scheme/scheme-page.tsx"), "SchemePage") });

export const scoreRoutes = [commendations, oneCommendation, schemes, oneScheme] as const;
