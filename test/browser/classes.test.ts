import { afterAll, beforeAll } from "vitest";
import { startProvince, stopProvince } from "./kit/province.ts";

// The backlog's classes from the queue to what their department confirms, once with a mouse and once by the keyboard alone, side by side.
beforeAll(() => startProvince({ quick: ["tinh"] }), 90_000);
afterAll(stopProvince, 30_000);

import "./classes-b1.suite.ts";
import "./classes-b2.suite.ts";
import "./classes-b3.suite.ts";
import "./classes-b4.suite.ts";
import "./classes-bad-input.suite.ts";
import "./case-forms.suite.ts";
import "./beside.suite.ts";
import "./overtaken.suite.ts";
