/** What the address of the list says that is searched for. Addresses written by hand may hold a number. */
export function customerSearch({ search }: Readonly<Record<string, unknown>>): { search?: string } {
  const text = typeof search === 'string' || typeof search === 'number' ? String(search) : '';
  return text === '' ? {} : { search: text };
}
