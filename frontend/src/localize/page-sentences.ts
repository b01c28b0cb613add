import { addSentences } from "./localize.js";
import en from "./page-languages/en.json";

addSentences(en);
