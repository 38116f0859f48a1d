import { enGraphs } from "./en-graphs.ts";
import { addMessages } from "./runtime.ts";
import { viGraphs } from "./vi-graphs.ts";

// The words of departments' graphs come with their page.
addMessages({ vi: viGraphs, en: enGraphs });
