// Nothing else stands here: what is loaded later leads to what it shares with the frame by name, and this file is asked
// for under an address of its own, so that whatever it held would be loaded twice. Home Assistant makes the element as
// soon as this file has run, and that has to be after what it imports.
import "./panel/registered.js";
