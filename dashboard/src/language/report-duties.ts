import { enReportDuties } from "./en-report-duties.ts";
import { addMessages } from "./runtime.ts";
import { viReportDuties } from "./vi-report-duties.ts";

// The words of duties come with their page.
addMessages({ vi: viReportDuties, en: enReportDuties });
