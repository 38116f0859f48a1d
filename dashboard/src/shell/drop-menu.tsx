import { cloneElement } from "react";
import { useOnDemand } from "../ui/index.ts";
import type { MenuSettings } from "./menu-settings.ts";

const opened = async () => (await import("./opened-menu.tsx")).OpenedMenu;

/** A button and the menu it opens. */
export function DropMenu(menu: MenuSettings) {
  const { part: Opened, reach } = useOnDemand(opened);
  if (Opened) return <Opened {...menu} />;
  return cloneElement(menu.button, { "aria-haspopup": "menu", "aria-expanded": false, ...reach });
}
