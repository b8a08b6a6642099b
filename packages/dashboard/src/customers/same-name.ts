/** Whether somebody typed a name as it is written, but for blanks, the form in which its letters are composed, and marks that nobody sees. */
export function isSameName(typed: string, name: string): boolean {
  return settled(typed) === settled(name);
}

function settled(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/\s+/g, ' ');
}
