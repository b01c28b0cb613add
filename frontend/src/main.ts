import { FootageGuardPanel } from "./panel/footage-guard-panel.js";
import { register } from "./register.js";

register("footage-guard-panel", FootageGuardPanel);
