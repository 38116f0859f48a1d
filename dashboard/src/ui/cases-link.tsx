import { Link, useRouteContext } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CasesSearch } from "../address/index.ts";

interface Settings {
  search: CasesSearch;
  className?: string | undefined;
  /** Said instead of the number alone. */
  label?: string;
  children: ReactNode;
}

/** A number as the door to its list; plain for those who see numbers but no cases. */
export function CasesLink({ search, className, label, children }: Settings) {
  const { viewer } = useRouteContext({ from: "/signed-in" });
  if (!viewer.may.includes("cases")) return <span className={className}>{children}</span>;
  return (
    <Link to="/phan-anh" search={search} className={className} aria-label={label}>
      {children}
    </Link>
  );
}
