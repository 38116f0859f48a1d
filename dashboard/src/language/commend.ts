import { enCommend } from "./en-commend.ts";
import { addMessages } from "./runtime.ts";
import { viCommend } from "./vi-commend.ts";

// The words of commendation come with its pages.
addMessages({ vi: viCommend, en: enCommend });
