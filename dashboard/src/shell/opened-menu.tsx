import { Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { cloneElement } from "react";
import { useOpening } from "../ui/index.ts";
import type { Entry, MenuSettings } from "./menu-settings.ts";
import classes from "./menus.module.css";

/** The menu, open from the moment it is there. */
export function OpenedMenu({ button: target, position, width, head, entries }: MenuSettings) {
  const { button, opened, setOpened } = useOpening();
  return (
    <Menu opened={opened} onChange={setOpened} position={position} shadow="md" width={width}>
      <Menu.Target>{cloneElement(target, { ref: button })}</Menu.Target>
      <Menu.Dropdown className={classes["entries"] ?? ""}>
        {head && (
          <>
            {head}
            <Menu.Divider />
          </>
        )}
        {entries.map((entry) => (
          <Item key={entry.name} entry={entry} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Item({ entry }: { entry: Entry }) {
  const common = { leftSection: entry.icon, "aria-current": entry.current, "data-testid": entry.testId } as const;
  if ("to" in entry)
    return (
      <Menu.Item {...common} className={classes["entry"] ?? ""} component={Link} to={entry.to}>
        {entry.name}
      </Menu.Item>
    );
  return (
    <Menu.Item {...common} onClick={entry.act} rightSection={entry.current ? "✓" : null}>
      {entry.name}
    </Menu.Item>
  );
}
