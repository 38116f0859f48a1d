import { enScores } from "./en-scores.ts";
import { addMessages } from "./runtime.ts";
import { viScores } from "./vi-scores.ts";

// The words of scores come with their pages.
addMessages({ vi: viScores, en: enScores });
