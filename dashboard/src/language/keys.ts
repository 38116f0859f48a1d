import { enKeys } from "./en-keys.ts";
import { addMessages } from "./runtime.ts";
import { viKeys } from "./vi-keys.ts";

// The words of programs' keys come with their page.
addMessages({ vi: viKeys, en: enKeys });
