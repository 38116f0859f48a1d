import { enChanges } from "./en-changes.ts";
import { addMessages } from "./runtime.ts";
import { viChanges } from "./vi-changes.ts";

addMessages({ vi: viChanges, en: enChanges });
