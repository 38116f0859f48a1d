import type { Page } from "playwright-core";
import { by } from "./seen.ts";

/** Opens an act's form, fills it and sends it; the form closes when it was done. @param at which of several such acts, from 0 */
export async function does(page: Page, testId: string, fields: Readonly<Record<string, string>>, at = 0): Promise<void> {
  await by(page, testId).nth(at).click();
  const form = by(page, `${testId}-form`);
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`);
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
  await form.locator("button[type=submit]").click();
  await form.waitFor({ state: "detached" });
}
