/** Where to go after signing in: a path of this site alone, never another site's address. */
export function returnPath(address: Record<string, unknown>): { return?: string } {
  const path = address["return"];
  if (typeof path !== "string" || !/^\/(?![/\\])/.test(path) || path.startsWith("/dang-nhap")) return {};
  return { return: path };
}
