import { enSources } from "./en-sources.ts";
import { addMessages } from "./runtime.ts";
import { viSources } from "./vi-sources.ts";

addMessages({ vi: viSources, en: enSources });
