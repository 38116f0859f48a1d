import { dropEarly } from "./early.ts"; // first: it asks while the others are read
import { ApolloProvider } from "@apollo/client/react";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./styles.ts";
import { createClient } from "./client.ts";
import { loadFonts } from "./fonts.ts";
import { firstWords, LanguageProvider } from "./language/index.ts";
import { LiveProvider } from "./live/index.ts";
import { createAppRouter } from "./router.tsx";
import { keepFocus } from "./shell/keep-focus.ts";
import { CONTENT_ID } from "./shell/shell.tsx";
import { ownColours, theme } from "./theme.ts";

const { client, feeds } = createClient(() => {
  client.cache.evict({ fieldName: "viewer" });
  void router.invalidate();
});
const router = createAppRouter({ client, feeds });
router.subscribe("onResolved", dropEarly);
// A new page is read from its beginning, by eye and by ear.
router.subscribe("onResolved", ({ pathChanged, fromLocation }) => {
  if (pathChanged && fromLocation) document.getElementById(CONTENT_ID)?.focus({ preventScroll: true });
});
keepFocus(document);
// The page of the address is on its way while the session is still asked for.
const routes = router.routesById as Record<string, { options: { component?: { preload?: () => unknown } } } | undefined>;
for (const { routeId } of router.matchRoutes(router.latestLocation)) void routes[routeId as string]?.options.component?.preload?.();
const colourScheme = localStorageColorSchemeManager({ key: "dau-moi.colours" });
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";

const place = document.getElementById("root");
if (!place) throw new Error("the page has no place to draw in");
// While the font is on its way the page is put together, and shown with it: no text moves.
place.style.visibility = "hidden";
void loadFonts().then(() => place.style.removeProperty("visibility"));
await firstWords;

createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={ownColours} defaultColorScheme="auto" colorSchemeManager={colourScheme} getStyleNonce={() => nonce}>
      <LanguageProvider>
        <ApolloProvider client={client}>
          <LiveProvider feeds={feeds}>
            <RouterProvider router={router} />
          </LiveProvider>
        </ApolloProvider>
      </LanguageProvider>
    </MantineProvider>
  </StrictMode>,
);
