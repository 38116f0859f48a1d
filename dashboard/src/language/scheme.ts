import { enScheme } from "./en-scheme.ts";
import { addMessages } from "./runtime.ts";
import { viScheme } from "./vi-scheme.ts";

// The words of the schemes' editor come with its pages.
addMessages({ vi: viScheme, en: enScheme });
