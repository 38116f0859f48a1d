import { afterAll } from "vitest";
import { conformance } from "../conformance/index.ts";
import { noMoreRuns, subjects } from "./subjects.fixture.ts";

for (const subject of subjects) conformance(subject);
afterAll(noMoreRuns);
