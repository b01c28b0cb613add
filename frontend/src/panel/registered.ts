import { register } from "../register.js";
import { FootageGuardPanel } from "./footage-guard-panel.js";

register("footage-guard-panel", FootageGuardPanel);
