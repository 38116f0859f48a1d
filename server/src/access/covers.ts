/** "" or "/" would be the beginning of every path: a malformed path covers nothing and is covered by nothing. */
const PATH = /^(?:\/[^/]+)+\/$/;

/** Whether a unit is the scope's own, or one below it. Both are paths such as /TINH/SXD/. */
export function covers(scope: string, path: string): boolean {
  return PATH.test(scope) && PATH.test(path) && path.startsWith(scope);
}
