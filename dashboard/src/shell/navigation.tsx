import { Menu, UnstyledButton } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import { useLanguage } from "../language/index.ts";
import { ADMIN_PAGES, PAGES } from "./session.ts";
import { WaitingCount } from "./waiting-count.tsx";
import classes from "./shell.module.css";

/** The pages one may open; those of the administration stand in one menu, unless there is but one of them. */
export function Navigation({ may, className }: { may: readonly string[]; className: string | undefined }) {
  const { say } = useLanguage();
  const { pathname } = useLocation();
  const admin = ADMIN_PAGES.filter((page) => may.includes(page.needs));
  const own = [...PAGES.filter((page) => may.includes(page.needs)), ...(admin.length === 1 ? admin : [])];
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
        </Link>
      ))}
      {admin.length > 1 && <AdminMenu pages={admin} />}
    </nav>
  );
}

function AdminMenu({ pages }: { pages: readonly (typeof ADMIN_PAGES)[number][] }) {
  const { say } = useLanguage();
  const { pathname } = useLocation();
  return (
    <Menu position="bottom-start" shadow="md" width={220}>
      <Menu.Target>
        <UnstyledButton
          className={classes["group"] ?? ""}
          data-current={pages.some((page) => pathname.startsWith(page.to)) || undefined}
          data-testid="admin-menu"
        >
          {say("nav.admin")} <span aria-hidden="true">▾</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {pages.map((page) => (
          <Menu.Item
            key={page.to}
            className={classes["entry"] ?? ""}
            component={Link}
            to={page.to}
            aria-current={pathname.startsWith(page.to) ? "page" : undefined}
          >
            {say(page.name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
