import { enAppeals } from "./en-appeals.ts";
import { addMessages } from "./runtime.ts";
import { viAppeals } from "./vi-appeals.ts";

// The words of appeals come with their pages.
addMessages({ vi: viAppeals, en: enAppeals });
