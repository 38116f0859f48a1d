/** "/TINH/SXD/" → "/TINH/", "/TINH/SXD/": a unit's path after those of all above it. */
export function pathsDownTo(path: string): string[] {
  const codes = path.split("/").slice(1, -1);
  return codes.map((_code, last) => `/${codes.slice(0, last + 1).join("/")}/`);
}
