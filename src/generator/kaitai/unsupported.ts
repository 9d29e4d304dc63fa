/** What Kaitai Struct cannot express; the type that needs it is left out, and the list of covered types says why. */
export class Unsupported extends Error {}
