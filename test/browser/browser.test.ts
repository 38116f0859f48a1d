import { afterAll, beforeAll } from "vitest";
import { startProvince, stopProvince } from "./kit/province.ts";

// One province and one browser serve all of these. What counts changes exactly comes first, by itself; the rest runs side by side.
beforeAll(() => startProvince(), 90_000);
afterAll(stopProvince, 30_000);

import "./board.suite.ts";
import "./shift.suite.ts";
import "./outage.suite.ts";
import "./tickets.suite.ts";
import "./overview.suite.ts";
import "./causes.suite.ts";
import "./pages.suite.ts";
import "./lists.suite.ts";
import "./period.suite.ts";
import "./finding.suite.ts";
import "./directory.suite.ts";
import "./safety.suite.ts";
import "./size.suite.ts";
import "./keyboard.suite.ts";
import "./rules.suite.ts";
import "./keys.suite.ts";
import "./connecting.suite.ts";
import "./backlog.suite.ts";
import "./queue.suite.ts";
import "./proposals.suite.ts";
import "./inside.suite.ts";
import "./leader-on-a-phone.suite.ts";
import "./campaign.suite.ts";
import "./scores.suite.ts";
import "./sheets.suite.ts";
import "./appeals.suite.ts";
import "./reports.suite.ts";
import "./inspection.suite.ts";
