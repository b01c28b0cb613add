// Nothing else stands here: what is loaded later leads to what it shares with the frame by name, and this file is asked
// for under an address of its own, so that whatever it held would be loaded twice. Home Assistant makes the element at
// the load event of this script, and gives it all that it needs at once. That event waits for what is imported, and for
// no promise that is awaited here.
import "./panel/registered.js";
