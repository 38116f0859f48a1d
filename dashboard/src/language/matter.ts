import { enMatter } from "./en-matter.ts";
import { addMessages } from "./runtime.ts";
import { viMatter } from "./vi-matter.ts";

// The words of what is done to one case come with its page.
addMessages({ vi: viMatter, en: enMatter });
