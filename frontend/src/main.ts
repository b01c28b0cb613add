// Nothing else stands here: what is loaded later leads to what it shares with the frame by name, and this file is asked
// for under an address of its own, so that whatever it held would be loaded twice. Home Assistant makes the element once
// this is done, and gives it all that it needs at once: it has to be known by then.
await import("./panel/registered.js");

export {};
