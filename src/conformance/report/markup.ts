/** Text as it stands in HTML, XML and their attributes. What XML cannot say is a replacement character. */
export const escaped = (text: string): string =>
  text
    .replaceAll(unspeakable, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The same with code between backticks, as the spec's sentences have it. */
export const prose = (text: string): string => escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

/** Outside the characters of XML 1.0; half a surrogate pair is one too. */
const unspeakable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
