/** What is wrong with one member of an address, or not known of it. */
export interface Flaw {
  /** As the vendor's messages name it. */
  readonly property: 'Region' | 'PostalCode' | 'City' | 'AddressLine1';
  /** In English, to follow the member's name. Never repeats what was sent. */
  readonly message: string;
}
