import { enHotline } from "./en-hotline.ts";
import { addMessages } from "./runtime.ts";
import { viHotline } from "./vi-hotline.ts";

// The words of hotlines come with what shows them.
addMessages({ vi: viHotline, en: enHotline });
