import { Outlet, useRouteContext } from "@tanstack/react-router";
import { useLanguage } from "../language/index.ts";
import { Shape } from "../ui/index.ts";
import { Bell } from "./bell.tsx";
import { ConnectionChip } from "./connection-chip.tsx";
import { LanguageSwitch, ThemeMenu, UserMenu } from "./menus.tsx";
import { Brand } from "./brand.tsx";
import { Navigation } from "./navigation.tsx";
import classes from "./shell.module.css";

/** As many words as stand side by side on a phone. */
const TABS = 5;

/** Where the page's own content begins. */
export const CONTENT_ID = "noi-dung";

/** What stands around every page: whose hub it is, where one can go, how the connection is, who is signed in. */
export function Shell() {
  const { say } = useLanguage();
  const { hub, viewer } = useRouteContext({ from: "/signed-in" });
  return (
    <div className={classes["shell"]}>
      <a href={`#${CONTENT_ID}`} className={classes["skip"]}>
        {say("app.skip")}
      </a>
      <header className={`${classes["header"]} screen-only`}>
        <div className={classes["row"]}>
          <Brand province={hub.provinceName} />
          {hub.sample && <SampleMark />}
          <Navigation may={viewer.may} className={classes["pages"]} />
          {viewer.may.includes("board") && <ConnectionChip />}
          <div className={classes["tools"]}>
            {viewer.may.includes("notices") && !viewer.mustChangePassword && <Bell />}
            <LanguageSwitch />
            <ThemeMenu />
            <UserMenu name={viewer.displayName} role={viewer.role} unit={viewer.scope.name} />
          </div>
        </div>
      </header>
      <main id={CONTENT_ID} className={classes["main"]} tabIndex={-1}>
        <Outlet />
      </main>
      <Navigation may={viewer.may} className={`${classes["tabs"]} screen-only`} places={TABS} />
    </div>
  );
}

function SampleMark() {
  const { say } = useLanguage();
  return (
    <span className={classes["sample"]} title={say("app.sampleWhy")} data-testid="sample">
      <Shape name="diamond" size={9} /> {say("app.sample")}
    </span>
  );
}
