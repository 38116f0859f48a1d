import { enDirectory } from "./en-directory.ts";
import { addMessages } from "./runtime.ts";
import { viDirectory } from "./vi-directory.ts";

// The words of the directory of hotlines come with its page.
addMessages({ vi: viDirectory, en: enDirectory });
