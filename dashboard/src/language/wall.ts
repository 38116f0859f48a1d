import { enWall } from "./en-wall.ts";
import { addMessages } from "./runtime.ts";
import { viWall } from "./vi-wall.ts";

// The words of screens, the phone and the map come with them.
addMessages({ vi: viWall, en: enWall });
