import { enPeriod } from "./en-period.ts";
import { addMessages } from "./runtime.ts";
import { viPeriod } from "./vi-period.ts";

// The words of periods come with what shows them.
addMessages({ vi: viPeriod, en: enPeriod });
