import { enReports } from "./en-reports.ts";
import { addMessages } from "./runtime.ts";
import { viReports } from "./vi-reports.ts";

// The words of reports come with their pages.
addMessages({ vi: viReports, en: enReports });
