import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { Line } from "./kit/line.ts";
import { theProvince } from "./kit/province.ts";
import { by, live, soon } from "./kit/seen.ts";
import { visiting } from "./kit/visit.ts";

const LIMIT = 60_000;
const TICKETS = "**/graphql/ticket";
const TITLE = asked<{ case: { title: string } | null }>("query ($id: ID!) { case(id: $id) { title } }");
const INVENTED = "A".repeat(43);

describe.concurrent("a page's live connection", () => {
  test("is opened by a ticket of its own each time, and one that the hub does not take is no end of the session", { timeout: LIMIT }, ({ task }) =>
    visiting(task, { as: "lanhdao", tolerates: /ERR_FAILED|500/ }, async ({ page }) => {
      const said = ticketsSaid(page);
      let tries = 0;
      await page.route(TICKETS, (route) => {
        tries += 1;
        if (tries === 1) return route.fulfill({ json: { ticket: INVENTED } });
        if (tries === 2) return route.abort();
        if (tries === 3) return route.fulfill({ status: 500, body: "" });
        return route.continue();
      });
      await page.goto("/tong-quan");
      await by(page, "board-open").waitFor(); // its numbers came without a ticket
      await soon("the ticket that the hub gave is said", async () => said.length >= 2, 30_000);
      await live(page, 15_000);
      expect(new URL(page.url()).pathname).toBe("/tong-quan");
      await page.reload();
      await live(page, 15_000);
      await soon("each ticket was said", async () => said.length >= 3, 10_000); // what a page says is told to us after it was
      expect([tries, said.length, said[0]]).toEqual([5, 3, INVENTED]);
      expect(new Set(said).size).toBe(3);
    }),
  );

  test("that finds the session over shows the sign-in page, and comes back there after signing in", { timeout: LIMIT }, ({ task }) =>
    // what the page reads just then is answered so
    visiting(task, { as: "lanhdao", tolerates: /status of 401/ }, async ({ page, context }) => {
      await page.goto("/tong-quan");
      await live(page);
      await page.waitForLoadState("networkidle");
      const [session] = await context.cookies();
      await theProvince().hub.post({ query: "mutation { signOut }" }, { cookie: `${session?.name}=${session?.value}` });
      await page.waitForURL((url) => url.pathname === "/dang-nhap", { timeout: 20_000 });
      await by(page, "sample-lanhdao").click();
      await live(page, 20_000);
      expect(new URL(page.url()).pathname).toBe("/tong-quan");
    }),
  );

  test(
    "goes on after what a case was told last: what changed while the line was cut comes by the socket itself",
    {
      timeout: LIMIT,
    },
    async ({ task, onTestFinished }) => {
      const { hub, source, database } = theProvince();
      const line = await Line.to(hub.url);
      onTestFinished(() => line.close());
      const id = source.put({ title: "Nắp hố ga bị vỡ", stage: "IN_PROGRESS", lead: "SXD" });
      let number = "";
      const known = "select c.id::text as id from feedback_case c join source s on s.id = c.source_id where s.code = 'nguon' and c.source_case_id = $1";
      await soon("the hub has it", async () => (number = (await database.sql<{ id: string }>(known, [id]))[0]?.id ?? "") !== "", 20_000);
      const titled = async (): Promise<string> => (await hub.ask(TITLE, { id: number })).case?.title ?? "";
      await visiting(task, { as: "lanhdao", by: line.url, tolerates: /ERR_|WebSocket|Failed to fetch|TypeError/ }, async ({ page }) => {
        await page.goto(`/phan-anh/${number}`);
        const title = page.locator("main h1");
        await title.waitFor();
        await page.waitForLoadState("networkidle");
        source.change(id, { title: "Trước khi mất đường dây" });
        await soon("it is told", async () => (await title.innerText()).includes("Trước khi"), 20_000);
        await page.route("**/graphql", (route) => route.abort()); // nothing can be fetched anew
        line.cut();
        source.change(id, { title: "Trong lúc mất đường dây" });
        await soon("the hub knows it", async () => (await titled()).startsWith("Trong lúc"), 20_000);
        line.mend();
        await soon("it is told what it missed", async () => (await title.innerText()).includes("Trong lúc"), 25_000);
        expect(await title.innerText()).toBe("Trong lúc mất đường dây");
      });
    },
  );
});

/** Tickets in the first messages of the page's sockets, as they are sent. */
function ticketsSaid(page: Page): string[] {
  const said: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      const { type, payload: init } = JSON.parse(String(payload)) as { type: string; payload?: { ticket?: string } };
      if (type === "connection_init") said.push(init?.ticket ?? "none");
    }),
  );
  return said;
}
