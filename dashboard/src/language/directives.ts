import { enDirectives } from "./en-directives.ts";
import { addMessages } from "./runtime.ts";
import { viDirectives } from "./vi-directives.ts";

addMessages({ vi: viDirectives, en: enDirectives });
