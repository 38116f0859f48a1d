import { enSheets } from "./en-sheets.ts";
import { addMessages } from "./runtime.ts";
import { viSheets } from "./vi-sheets.ts";

// The words of officers' sheets come with their pages.
addMessages({ vi: viSheets, en: enSheets });
