const hidden = '***';

/** A callback address as the audit keeps it: values in its query are often keys, and the audit outlives them. */
export function auditedAddress(address: string): string {
  const [, path = '', query, fragment] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(address) ?? [];
  const hideValue = (parameter: string) => {
    const [name = ''] = parameter.split('=', 1);
    // What has no value may be a key itself.
    return parameter.includes('=') ? `${name}=${hidden}` : parameter && hidden;
  };
  const hiddenQuery = query === undefined ? '' : `?${query.split('&').map(hideValue).join('&')}`;
  return `${path}${hiddenQuery}${fragment === undefined ? '' : `#${hidden}`}`;
}
