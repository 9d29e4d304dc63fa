/** ASCII text as the hexadecimal digits of its bytes. */
export const hexOf = (text: string): string =>
  [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');
