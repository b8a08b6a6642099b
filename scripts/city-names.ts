import type { SupportedCountry } from '../packages/contract/src/locales.ts';

/**
 * What people of a country call cities that GeoNames has under an English, a longer or a former name. It has these names
 * too, but does not tell them from those of all other languages.
 */
const usualNamesByCountry: Readonly<Record<string, string>> = {
  AR: 'Ciudad Autónoma de Buenos Aires, Tucumán',
  AT: 'Wien',
  AZ: 'Bakı, Gəncə',
  BE: 'Alost, Anvers, Bergen, Bruges, Brussel, Bruxelles, Courtrai, Doornik, Gand, Louvain, Luik, Malines, Namen, Oostende, Ostende, Ypres',
  BG: 'Sofiya',
  CA: 'Quebec City, Sudbury',
  CH: 'Basle, Berne, Bienne, Bâle, Coire, Freiburg, Genf, Lucerne, Neuenburg, Sion',
  CL: 'Santiago de Chile',
  CN: 'Peking',
  CO: 'Cartagena de Indias, San José de Cúcuta, Santiago de Cali',
  CU: 'La Habana',
  CY: 'Lefkosia, Lemesos',
  CZ: 'Plzeň, Praha',
  DE: 'Frankfurt, Ludwigshafen, München',
  DK: 'København',
  DZ: 'Alger',
  ES: 'Alacant, Bilbo, Castelló, Castellón de la Plana, Elx, Gerona, Iruña, La Coruña, Las Palmas, Lérida, Orense, Palma de Mallorca, San Sebastián, Vitoria, Vitoria-Gasteiz',
  FI: 'Björneborg, Borgå, Esbo, Helsingfors, Tammerfors, Uleåborg, Vanda, Åbo',
  GB: 'Abertawe, Caerdydd, Hull, Londonderry, Southend, Stoke',
  GR: 'Athina, Heraklion, Patras',
  GT: 'Ciudad de Guatemala, Guatemala',
  ID: 'Jogjakarta, Solo',
  IE: 'Baile Átha Cliath, Galway',
  IL: 'Tel Aviv-Yafo',
  IN: 'Bangalore, Baroda, Belagavi, Bombay, Calcutta, Calicut, Hubballi, Kochi, Madras, Mangaluru, Mysuru, Pondicherry, Poona, Prayagraj, Trivandrum',
  IT: 'Bozen, Firenze, Genova, Meran, Milano, Napoli, Reggio di Calabria, Reggio Emilia, Roma, Torino, Venezia',
  KZ: 'Nur-Sultan',
  LU: 'Luxemburg, Lëtzebuerg',
  MA: 'Marrakech, Tanger',
  MX: 'Ciudad de México, Heroica Veracruz, León, México, Oaxaca de Juárez, Pachuca, Tuxtla Gutiérrez, Xalapa',
  MY: 'Melaka, Penang',
  NL: "'s-Gravenhage, Den Bosch, Den Haag, Ljouwert",
  NZ: 'Wanganui',
  PA: 'Ciudad de Panamá',
  PE: 'Cuzco',
  PH: 'Cebu, Davao City, Makati, Pasig',
  PL: 'Warszawa',
  PT: 'Lisboa',
  RO: 'București',
  RS: 'Beograd',
  RU: 'Moskva, Nizhny Novgorod, Sankt-Peterburg',
  SA: 'Makkah',
  SI: 'Capodistria',
  TH: 'Krung Thep, Krung Thep Maha Nakhon',
  TR: 'Hatay, Sakarya',
  UA: 'Kiev, Lvov, Odessa',
  VN: 'Thành phố Hồ Chí Minh',
  ZA: 'Gqeberha, Kaapstad, Tshwane',
};

const usual = new Map(
  Object.entries(usualNamesByCountry).map(([country, list]) => [country, new Set(list.split(', '))]),
);

export function usualNames(country: string): ReadonlySet<string> {
  return usual.get(country) ?? new Set();
}

/** Scripts of languages that are written in several, or in one with another name in Unicode; none for Latin script. */
const letters: Readonly<Record<string, string | undefined>> = {
  Hans: '\\p{Script=Han}',
  Hant: '\\p{Script=Han}',
  Jpan: '\\p{Script=Han}\\p{Script=Hira}\\p{Script=Kana}ー',
  Kore: '\\p{Script=Hangul}',
  Latn: undefined,
};

const patterns = new Map<string, RegExp | undefined>();

/** Whether a name is in the script of a language of the country, if that is another than Latin script. */
export function isInLocalScript({ cultures }: SupportedCountry, name: string): boolean {
  return cultures.some((culture) => {
    if (!patterns.has(culture)) patterns.set(culture, scriptPattern(culture));
    return patterns.get(culture)?.test(name) === true;
  });
}

function scriptPattern(culture: string): RegExp | undefined {
  const { script = 'Latn' } = new Intl.Locale(culture).maximize();
  const set = script in letters ? letters[script] : `\\p{Script=${script}}\\p{M}`;
  return set === undefined ? undefined : new RegExp(`^[${set} .-]{2,30}$`, 'u');
}
