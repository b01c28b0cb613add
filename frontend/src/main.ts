// Nothing else stands here: what is loaded later leads to what it shares with the frame by name, and this file is asked
// for under an address of its own, so that whatever it held would be loaded twice. Home Assistant makes the element as
// soon as this has run, and gives it all that it needs at once: an import that is waited for would come too late.
import "./panel/registered.js";
