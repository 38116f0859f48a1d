import { enReportRules } from "./en-report-rules.ts";
import { addMessages } from "./runtime.ts";
import { viReportRules } from "./vi-report-rules.ts";

// The words of forms and reminders come with their page.
addMessages({ vi: viReportRules, en: enReportRules });
