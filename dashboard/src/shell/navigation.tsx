import { UnstyledButton } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import { useLanguage } from "../language/index.ts";
import { AlertCount } from "./alert-count.tsx";
import { DropMenu } from "./drop-menu.tsx";
import { ADMIN_PAGES, MORE_PAGES, PAGES } from "./session.ts";
import { WaitingCount } from "./waiting-count.tsx";
import classes from "./shell.module.css";

/** The pages one may open; some stand together in a menu, unless there is but one of them. */
export function Navigation({ may, className }: { may: readonly string[]; className: string | undefined }) {
  const { say } = useLanguage();
  const { pathname } = useLocation();
  const more = MORE_PAGES.filter((page) => may.includes(page.needs));
  const admin = ADMIN_PAGES.filter((page) => may.includes(page.needs));
  const own = [...PAGES.filter((page) => may.includes(page.needs)), ...(more.length === 1 ? more : []), ...(admin.length === 1 ? admin : [])];
  return (
    <nav aria-label={say("app.navigation")} className={className}>
      {own.map((page) => (
        <Link
          key={page.to}
          to={page.to}
          search={page.to === "/phan-anh" ? { open: true } : {}}
          activeOptions={{ includeSearch: false }}
          aria-current={pathname.startsWith(page.to) ? "page" : undefined}
        >
          {say(page.name)}
          {page.to === "/cho-toi" && <WaitingCount />}
          {page.to === "/canh-bao" && <AlertCount />}
        </Link>
      ))}
      {more.length > 1 && <PagesMenu name="nav.more" pages={more} testId="more-menu" />}
      {admin.length > 1 && <PagesMenu name="nav.admin" pages={admin} testId="admin-menu" />}
    </nav>
  );
}

interface GroupSettings {
  name: "nav.more" | "nav.admin";
  pages: readonly ((typeof ADMIN_PAGES)[number] | (typeof MORE_PAGES)[number])[];
  testId: string;
}

function PagesMenu({ name, pages, testId }: GroupSettings) {
  const { say } = useLanguage();
  const { pathname } = useLocation();
  return (
    <DropMenu
      position="bottom-start"
      width={220}
      button={
        <UnstyledButton className={classes["group"] ?? ""} data-current={pages.some((page) => pathname.startsWith(page.to)) || undefined} data-testid={testId}>
          {say(name)} <span aria-hidden="true">▾</span>
        </UnstyledButton>
      }
      entries={pages.map((page) => ({ name: say(page.name), to: page.to, current: pathname.startsWith(page.to) ? "page" : undefined }))}
    />
  );
}
