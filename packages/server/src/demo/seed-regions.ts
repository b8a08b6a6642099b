/** What seeded customers of one country are made of. A word outside the Latin script carries its own: `青空|aozora`. */
export interface SeedRegion {
  readonly country: string;
  readonly culture: string;
  readonly language: string;
  readonly firstNames: string;
  readonly lastNames: string;
  /** What a company is called after, and what it does, separated by commas. */
  readonly words: string;
  readonly trades: string;
  /** `{word}`, `{trade}` and `{city}` are filled in. */
  readonly companyName: string;
  /** City, postal code and state (which may be missing), separated by bars. */
  readonly places: readonly string[];
  readonly streets: string;
  /** `{street}` and `{number}` are filled in. */
  readonly addressLine: string;
  /** Each `#` becomes a digit. Numbers set aside for fiction where the country has such. */
  readonly phoneNumber: string;
}

const english = {
  firstNames: 'Ada,Bela,Carlos,Dana,Emeka,Fiona,Grace,Hamid,Irene,Jonas,Keiko,Liam,Maya,Noor,Oscar,Priya,Ruth,Samuel',
  lastNames: 'Abbott,Baker,Chowdhury,Dixon,Ellis,Fraser,Gupta,Harper,Ito,Jensen,Khan,Lopez,Morgan,Novak,Okafor,Patel',
  words:
    'Adventure,Alpine,Amber,Beacon,Blue Yonder,Bright,Cedar,City Power,Coho,Copper,Fourth,Granite,Harbor,Humongous,' +
    'Juniper,Lakeside,Litware,Lucerne,Maple,Margie,Meridian,Northwind,Orchard,Pinnacle,Proseware,Quarry,River,Sierra,' +
    'Silver,Southridge,Summit,Tailspin,Treetop,Trey,Valley,Wide World,Willow,Woodgrove,Yellowstone,Zenith',
  trades:
    'Bakery,Books,Builders,Clinic,Coffee,Consulting,Dairy,Electronics,Engineering,Farms,Foods,Freight,Glass,Insurance,' +
    'Interiors,Logistics,Motors,Paper,Pharmacy,Printing,Robotics,Textiles,Tools,Travel,Video,Winery',
  streets: 'Bridge Street,Church Street,Garden Avenue,High Street,King Street,Mill Road,Park Avenue,Queen Street',
};

export const seedRegions: readonly SeedRegion[] = [
  {
    ...english,
    country: 'US',
    culture: 'en-US',
    language: 'en',
    companyName: '{word} {trade} {city}',
    places: [
      'Redmond|98052|WA',
      'Boston|02108|MA',
      'Chicago|60602|IL',
      'Denver|80202|CO',
      'Miami|33128|FL',
      'Phoenix|85003|AZ',
      'San Diego|92101|CA',
    ],
    addressLine: '{number} {street}',
    phoneNumber: '425555####',
  },
  {
    ...english,
    country: 'GB',
    culture: 'en-GB',
    language: 'en',
    companyName: '{word} {trade} {city} Ltd',
    places: ['London|EC1A 1BB', 'Bristol|BS1 4ST', 'Leeds|LS1 4AP', 'Cardiff|CF10 1EP', 'Edinburgh|EH1 1YZ'],
    addressLine: '{number} {street}',
    phoneNumber: '020 7946 0###',
  },
  {
    ...english,
    country: 'CA',
    culture: 'en-US',
    language: 'en',
    companyName: '{word} {trade} {city} inc.',
    places: ['Montréal|H2Y 1C6|QC', 'Ottawa|K1P 1J1|ON', 'Vancouver|V6B 1A1|BC', 'Halifax|B3J 1S9|NS'],
    addressLine: '{number} {street}',
    phoneNumber: '613555####',
  },
  {
    ...english,
    country: 'AU',
    culture: 'en-AU',
    language: 'en',
    companyName: '{word} {trade} {city} Pty Ltd',
    places: ['Sydney|2000|NSW', 'Melbourne|3000|VIC', 'Perth|6000|WA', 'Hobart|7000|TAS'],
    addressLine: '{number} {street}',
    phoneNumber: '(02) 5550 ####',
  },
  {
    country: 'FR',
    culture: 'fr-FR',
    language: 'fr',
    firstNames: 'Agnès,Benoît,Chloé,Désiré,Élodie,François,Gaëlle,Hélène,Inès,Jérôme,Léa,Maël,Noémie,Océane,Rémi,Zoé',
    lastNames: 'Aubert,Bérenger,Chevalier,Deschamps,Évrard,Fontaine,Garnier,Hébert,Lefèvre,Moreau,Noël,Périer,Séguin',
    words:
      'Aubépine,Bel Air,Château Vert,Deux Rives,Étoile,Fougère,Grand Chêne,Île Bleue,Lavande,Mésange,Ormeau,Vieux-Port',
    trades:
      'Atelier,Boulangerie,Brasserie,Cabinet,Épicerie,Fromagerie,Imprimerie,Librairie,Menuiserie,Pépinière,Transports',
    companyName: '{trade} {word} {city}',
    places: ['Paris|75001', 'Lyon|69002', 'Nantes|44000', 'Marseille|13002', 'Besançon|25000', 'Saint-Étienne|42000'],
    streets: 'rue de la République,rue des Écoles,avenue du Général Leclerc,place de l’Église,quai du Port',
    addressLine: '{number} {street}',
    phoneNumber: '01 99 00 ## ##',
  },
  {
    country: 'DE',
    culture: 'de-DE',
    language: 'de',
    firstNames: 'Anke,Björn,Claudia,Dörte,Emil,Frieda,Günter,Hannah,Ingo,Jürgen,Käthe,Lukas,Mareike,Sören,Uwe',
    lastNames: 'Bäcker,Dörfler,Fröhlich,Großmann,Jäger,Köhler,Löwe,Möller,Schröder,Strauß,Vogt,Weiß,Zöllner',
    words: 'Adler,Bergmann,Eichhorn,Falkenstein,Goldbach,Hanse,Königsallee,Lindenhof,Mühlbach,Nordstern,Rhein,Überland',
    trades: 'Bau,Brauerei,Druckerei,Elektrotechnik,Feinkost,Gärtnerei,Möbel,Optik,Papier,Spedition,Werkzeuge',
    companyName: '{word} {trade} {city} GmbH',
    places: ['Berlin|10117', 'Köln|50667', 'München|80331', 'Düsseldorf|40213', 'Leipzig|04109', 'Lübeck|23552'],
    streets: 'Bahnhofstraße,Gartenweg,Goethestraße,Hauptstraße,Lindenallee,Marktplatz',
    addressLine: '{street} {number}',
    phoneNumber: '030 23125 ###',
  },
  {
    country: 'NL',
    culture: 'nl-NL',
    language: 'nl',
    firstNames: 'Anouk,Bram,Daan,Eline,Femke,Geert,Hanneke,Joost,Lotte,Maarten,Noor,Pieter,Sanne,Thijs',
    lastNames: 'de Boer,van Dijk,Jansen,de Vries,Bakker,Visser,Smit,van der Meer,Mulder,Hoekstra,Kuipers',
    words:
      'De Gouden Eeuw,De Kade,Duinzicht,Grachtenhuis,Het Anker,Klaver,Molenwiek,Noorderlicht,Oranje,Tulp,Zuiderzee',
    trades: 'Advies,Bakkerij,Bloemen,Bouw,Drukkerij,Fietsen,Kaas,Scheepvaart,Techniek,Transport',
    companyName: '{trade} {word} {city} B.V.',
    places: ['Amsterdam|1015 EA', 'Rotterdam|3011 AD', 'Utrecht|3511 LN', 'Groningen|9711 LM', 'Maastricht|6211 CK'],
    streets: 'Dorpsstraat,Herengracht,Kerkstraat,Marktplein,Molenweg,Stationsweg',
    addressLine: '{street} {number}',
    phoneNumber: '088 000 ####',
  },
  {
    country: 'SE',
    culture: 'sv-SE',
    language: 'sv',
    firstNames: 'Agneta,Björn,Cecilia,Elin,Göran,Håkan,Ingrid,Jörgen,Kerstin,Märta,Olle,Per,Sigrid,Åsa,Örjan',
    lastNames: 'Andersson,Bergström,Dahlgren,Ek,Forsberg,Hägglund,Lindqvist,Nyström,Sjögren,Wallén,Åberg,Öberg',
    words: 'Björkdal,Fjällräv,Granliden,Hjorten,Högalid,Norrsken,Skärgården,Sjövik,Tallbacken,Ålgården,Ängsö,Örnnästet',
    trades: 'Bageri,Bygg,El,Fastigheter,Fiske,Måleri,Skog,Snickeri,Teknik,Tryckeri',
    companyName: '{word} {trade} {city} AB',
    places: ['Stockholm|111 20', 'Göteborg|411 14', 'Malmö|211 19', 'Umeå|903 26', 'Örebro|702 11'],
    streets: 'Drottninggatan,Kungsgatan,Norra Ågatan,Skolgatan,Storgatan,Östra Hamngatan',
    addressLine: '{street} {number}',
    phoneNumber: '08-465 004 ##',
  },
  {
    country: 'TW',
    culture: 'zh-TW',
    language: 'zh',
    firstNames: '怡君,志明,淑芬,家豪,雅婷,俊傑,美玲,建宏,佳穎,承恩',
    lastNames: '陳,林,黃,張,李,王,吳,劉,蔡,楊',
    words:
      '大安|daan,玉山|yushan,遠東|yuandong,光華|guanghua,日月|riyue,松山|songshan,福隆|fulong,新竹|xinzhu,永昌|yongchang',
    trades: '茶業|tea,電子|electronics,書局|books,食品|foods,精機|machines,紡織|textiles,旅行社|travel',
    companyName: '{word}{trade}股份有限公司',
    places: ['台北市|106|台北市', '台中市|407|台中市', '台南市|700|台南市', '高雄市|802|高雄市', '花蓮市|970|花蓮縣'],
    streets: '中山路,中正路,民生路,信義路,和平東路',
    addressLine: '{street} {number} 號',
    phoneNumber: '02 5550 ####',
  },
  {
    country: 'JP',
    culture: 'ja-JP',
    language: 'ja',
    firstNames: '陽翔,美咲,大輔,さくら,健太,由美,翔太,恵子,直樹,葵',
    lastNames: '佐藤,鈴木,高橋,田中,渡辺,伊藤,山本,中村,小林,加藤',
    words: '青空|aozora,桜井|sakurai,富士見|fujimi,若葉|wakaba,日の出|hinode,山彦|yamabiko,海風|umikaze,千歳|chitose',
    trades: '書店|shoten,製作所|seisakusho,運輸|unyu,食品|shokuhin,電機|denki,建設|kensetsu,印刷|insatsu',
    companyName: '株式会社{word}{trade}',
    places: [
      '千代田区|101-0051|東京都',
      '横浜市|231-0005|神奈川県',
      '大阪市|530-0001|大阪府',
      '札幌市|060-0001|北海道',
    ],
    streets: '本町,中央,緑町,栄町,港町',
    addressLine: '{street} {number}',
    phoneNumber: '03-0000-####',
  },
  {
    country: 'ES',
    culture: 'es-ES',
    language: 'es',
    firstNames: 'Álvaro,Begoña,Carmen,Íñigo,José,Lucía,Martín,Núria,Óscar,Paula,Sofía',
    lastNames: 'Álvarez,Benítez,Domínguez,García,Ibáñez,López,Muñoz,Núñez,Peña,Sánchez',
    words: 'Alhambra,Buenavista,El Álamo,La Peña,Mediterráneo,Montaña,Olivar,Retiro,Sierra Nevada,Triana',
    trades: 'Bodegas,Cerámica,Construcciones,Fábrica,Librería,Panadería,Talleres,Transportes',
    companyName: '{trade} {word} {city} S.L.',
    places: ['Madrid|28013|Madrid', 'Sevilla|41001|Sevilla', 'A Coruña|15001|A Coruña', 'Logroño|26001|La Rioja'],
    streets: 'Calle Mayor,Calle de Alcalá,Avenida de la Constitución,Plaza de España',
    addressLine: '{street}, {number}',
    phoneNumber: '910 00 ## ##',
  },
  {
    country: 'MX',
    culture: 'es-MX',
    language: 'es',
    firstNames: 'Adriana,Benjamín,Citlali,Diego,Elías,Guadalupe,Héctor,Inés,Julián,Xóchitl',
    lastNames: 'Aguilar,Chávez,Díaz,Hernández,Jiménez,Martínez,Ordóñez,Ramírez,Vázquez,Zúñiga',
    words: 'Águila,Cactus,Chapultepec,El Sol,Jacaranda,Los Ángeles,Maíz Azul,Pirámide,Quetzal,Volcán',
    trades: 'Abarrotes,Café,Comercial,Ferretería,Grupo,Papelería,Servicios,Textiles',
    companyName: '{trade} {word} {city} S.A. de C.V.',
    places: ['Ciudad de México|06000|CMX', 'Guadalajara|44100|JAL', 'Monterrey|64000|NLE', 'Mérida|97000|YUC'],
    streets: 'Avenida Juárez,Calle Hidalgo,Paseo de la Reforma,Calle Morelos',
    addressLine: '{street} {number}',
    phoneNumber: '55 5555 ####',
  },
  {
    country: 'IT',
    culture: 'it-IT',
    language: 'it',
    firstNames: 'Alessia,Bruno,Chiara,Donato,Elena,Fabrizio,Giulia,Luca,Niccolò,Paola',
    lastNames: 'Bianchi,Colombo,D’Angelo,Esposito,Ferrari,Lo Presti,Marini,Ricci,Russo,Santorò',
    words: 'Adriatica,Bella Vista,Etrusca,Fiordaliso,Lago Blu,Maremma,Quercia,San Marco,Stella Alpina,Vesuvio',
    trades: 'Caffè,Cantina,Ceramiche,Edilizia,Forno,Libreria,Officina,Trasporti',
    companyName: '{trade} {word} {city} S.r.l.',
    places: ['Roma|00186|RM', 'Milano|20121|MI', 'Torino|10121|TO', 'Forlì|47121|FC', 'Napoli|80133|NA'],
    streets: 'Via Garibaldi,Via Roma,Corso Umberto I,Piazza della Libertà',
    addressLine: '{street}, {number}',
    phoneNumber: '06 0000 ####',
  },
];
