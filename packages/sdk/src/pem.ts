/** What stands between the lines of each block with this label (RFC 7468). */
export function pemBlocks(text: string, label: string): readonly string[] {
  const end = `-----END ${label}-----`;
  const [, ...parts] = text.split(`-----BEGIN ${label}-----`);
  return parts.filter((part) => part.includes(end)).map((part) => part.slice(0, part.indexOf(end)));
}
