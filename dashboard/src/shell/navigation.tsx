import { UnstyledButton } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useLanguage } from "../language/index.ts";
import { AlertCount } from "./alert-count.tsx";
import { DropMenu } from "./drop-menu.tsx";
import { ADMIN_PAGES, MORE_PAGES, PAGES } from "./session.ts";
import { WaitingCount } from "./waiting-count.tsx";
import classes from "./shell.module.css";

type Page = (typeof PAGES)[number] | (typeof MORE_PAGES)[number] | (typeof ADMIN_PAGES)[number];

interface NavigationSettings {
  may: readonly string[];
  className: string | undefined;
  /** So many stand side by side at most, a menu with the rest among them. */
  places?: number;
}

/** The pages one may open; some stand together in a menu, unless there is but one of them. */
export function Navigation({ may, className, places = Infinity }: NavigationSettings) {
  const { say } = useLanguage();
  const { pathname } = useLocation();
  const allowed = (pages: readonly Page[]): Page[] => pages.filter((page) => may.includes(page.needs));
  const [beside, admin] = [allowed(MORE_PAGES), allowed(ADMIN_PAGES)];
  const menus = [beside, admin].filter(({ length }) => length > 1);
  const own = [...allowed(PAGES), ...[beside, admin].filter(({ length }) => length === 1).flat()];
  const fits = own.length + menus.length <= places;
  const shown = fits ? own : own.slice(0, places - 1);
  const rest = [...own.slice(shown.length), ...menus.flat()];
  return (
    <nav aria-label={say("app.navigation")} className={className}>
      {shown.map((page) => (
        <Link
          key={page.to}
          to={page.to}
          search={page.to === "/phan-anh" ? { open: true } : {}}
          activeOptions={{ includeSearch: false }}
          aria-current={pathname.startsWith(page.to) ? "page" : undefined}
        >
          {say(page.name)}
          <PageCount page={page} />
        </Link>
      ))}
      {!fits && (
        <PagesMenu name="nav.more" pages={rest} testId="more-menu">
          {rest.map((page) => (
            <PageCount key={page.to} page={page} />
          ))}
        </PagesMenu>
      )}
      {fits && beside.length > 1 && <PagesMenu name="nav.more" pages={beside} testId="more-menu" />}
      {fits && admin.length > 1 && <PagesMenu name="nav.admin" pages={admin} testId="admin-menu" />}
    </nav>
  );
}

/** How much waits on a page, where it says so. */
function PageCount({ page: { to } }: { page: Page }) {
  if (to === "/cho-toi") return <WaitingCount />;
  return to === "/canh-bao" ? <AlertCount /> : null;
}

interface GroupSettings {
  name: "nav.more" | "nav.admin";
  pages: readonly Page[];
  testId: string;
  /** what waits on these pages */
  children?: ReactNode;
}

function PagesMenu({ name, pages, testId, children }: GroupSettings) {
  const { say } = useLanguage();
  const { pathname } = useLocation();
  return (
    <DropMenu
      position="bottom-start"
      width={220}
      button={
        <UnstyledButton className={classes["group"] ?? ""} data-current={pages.some((page) => pathname.startsWith(page.to)) || undefined} data-testid={testId}>
          {say(name)} {children} <span aria-hidden="true">▾</span>
        </UnstyledButton>
      }
      entries={pages.map((page) => ({ name: say(page.name), to: page.to, current: pathname.startsWith(page.to) ? "page" : undefined }))}
    />
  );
}
