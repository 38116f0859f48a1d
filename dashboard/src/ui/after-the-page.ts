const LONGEST_WAIT_MS = 2_000;
const WITHOUT_IDLE_MS = 200;

/**
 * Fetches something heavy when the page has nothing else to do: numbers come first, pictures of them after.
 * Where the browser does not tell when it is idle, a moment later.
 */
export async function afterThePage<Part>(load: () => Promise<Part>): Promise<Part> {
  await new Promise<void>((idle) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => idle(), { timeout: LONGEST_WAIT_MS });
    else setTimeout(idle, WITHOUT_IDLE_MS);
  });
  return load();
}
