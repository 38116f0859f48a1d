import { conformance } from "../conformance/index.ts";
import { subjects } from "./subjects.fixture.ts";

for (const subject of subjects) conformance(subject);
