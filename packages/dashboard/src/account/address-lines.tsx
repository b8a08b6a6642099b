import { type AddressCompany, formatAddress } from '../address/address-format.ts';
import type { AddressText } from '../address/address-text.ts';

interface AddressLinesProps {
  readonly address: AddressText;
  readonly company?: AddressCompany;
  /** Tag of the language the address is written in, where it is known. */
  readonly lang?: string;
}

/** An address, line by line. */
export function AddressLines({ address, company = {}, ...rest }: AddressLinesProps) {
  const lines = formatAddress(address, company);
  return (
    <div {...rest}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines may be the same, and have no other identity
        <div key={index}>{line}</div>
      ))}
    </div>
  );
}
