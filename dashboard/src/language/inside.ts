import { enInside } from "./en-inside.ts";
import { addMessages } from "./runtime.ts";
import { viInside } from "./vi-inside.ts";

// The words of what happens inside a unit come with its pages.
addMessages({ vi: viInside, en: enInside });
