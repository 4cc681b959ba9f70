// Synthetic units and cost centres of the demo region: names and codes only, made up, never a person or a real clinic.
// Which area they belong to follows the published organisation; everything below it is ours and says so.

/** A unit under an area, with the names of its cost centres. */
export interface UnitTemplate {
  name: string
  costCentres: string[]
}

export interface AreaTemplate {
  /** Id in organisation.csv, or an area of our own when `name` is given. */
  area: string
  /** Only for areas the published organisation does not name. */
  own?: { parent: string; name: string }
  committee: string
  /** First two digits of every cost centre in the area. */
  prefix: string
  /** Operation (verksamhet) the area's result accounts are booked on; a key of OPERATIONS. */
  operation: string
  units: UnitTemplate[]
}

export const OPERATIONS: Record<string, string> = {
  10: 'Primärvård',
  20: 'Specialiserad somatisk vård',
  40: 'Tandvård',
  50: 'Forskning och utbildning',
  60: 'Regional utveckling',
  70: 'Folkhögskola',
  80: 'Politisk verksamhet',
  90: 'Gemensam service och administration',
  95: 'Finansiering',
}

/** `Akuten: Akutmottagning, Akutvårdsavdelning` one unit a line. */
function units(lines: string): UnitTemplate[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', centres = ''] = line.trim().split(': ')
      return { name, costCentres: centres.split(', ').filter((centre) => centre !== '') }
    })
}

export const AREA_TEMPLATES: AreaTemplate[] = [
  {
    area: 'st_led',
    committee: 'rs',
    prefix: '10',
    operation: '80',
    units: units('Regionledning: Regionstyrelse, Ledning, Kansli'),
  },
  {
    area: 'st_eko',
    committee: 'rs',
    prefix: '11',
    operation: '90',
    units: units('Ekonomi: Ekonomistyrning, Redovisning, Inköp'),
  },
  { area: 'st_hr', committee: 'rs', prefix: '12', operation: '90', units: units('HR: HR-stöd, Lön, Företagshälsa') },
  { area: 'st_kom', committee: 'rs', prefix: '13', operation: '90', units: units('Kommunikation: Kommunikation') },
  {
    area: 'vo_ser',
    committee: 'rs',
    prefix: '14',
    operation: '90',
    units: units(`
      Fastighet: Fastighetsdrift norr, Fastighetsdrift söder, Byggprojekt
      Måltid: Patientmåltider, Restauranger
      Städ: Städ och hygien
      Försörjning: Materialförsörjning, Transporter, Sterilteknik
    `),
  },
  {
    area: 'vo_dmt',
    committee: 'rs',
    prefix: '15',
    operation: '90',
    units: units(`
      Digitalisering: IT-drift, Vårdens system, Arbetsplats
      Medicinsk teknik: Medicinsk teknik, Hjälpmedelsteknik
    `),
  },
  {
    area: 'sy_best',
    own: { parent: 'rfv', name: 'Beställning av primärvård och tandvård' },
    committee: 'rs',
    prefix: '16',
    operation: '10',
    units: units('Hälsoval: Hälsoval ersättningar, Privata vårdgivare\nTandvårdsbeställning: Tandvård barn och unga'),
  },
  {
    area: 'st_hs',
    committee: 'hsn',
    prefix: '20',
    operation: '20',
    units: units('Vårdledning: Hälso- och sjukvårdsnämnd, Utomlänsvård, Vårdutveckling'),
  },
  {
    area: 'st_fou',
    committee: 'hsn',
    prefix: '21',
    operation: '50',
    units: units('Forskning: Forskningsstöd, Kliniska studier\nUtbildning: AT och ST'),
  },
  {
    area: 'ls1',
    committee: 'hsn',
    prefix: '22',
    operation: '20',
    units: units(`
      Akutsjukvård: Akutmottagning, Akutvårdsavdelning, Ambulans
      Bild och funktion: Röntgen, Klinisk fysiologi
      Kirurgi: Kirurgmottagning, Kirurgavdelning
      Operation och intensivvård: Operation, Intensivvård
      Ortopedi: Ortopedmottagning, Ortopedavdelning
      Hjärta: Hjärtmottagning, Hjärtavdelning
      Laboratoriemedicin: Klinisk kemi, Patologi, Mikrobiologi
      Rehabilitering: Rehabmottagning, Arbetsterapi
    `),
  },
  {
    area: 'ls2',
    committee: 'hsn',
    prefix: '23',
    operation: '20',
    units: units(`
      Barn och unga: Barnmottagning, Barnavdelning, Neonatalvård
      Kvinnosjukvård: Kvinnomottagning, Förlossning
      Psykiatri: Psykiatrisk öppenvård, Psykiatrisk heldygnsvård, Barn- och ungdomspsykiatri
      Cancervård: Cancermottagning, Strålbehandling
      Medicin: Medicinmottagning, Medicinavdelning
      Neurologi: Neuromottagning, Neuroavdelning
      Ögon, öron och hud: Ögonmottagning, Öronmottagning, Hudmottagning
      Habilitering: Habilitering barn, Habilitering vuxna
    `),
  },
  {
    area: 'ns_sk',
    committee: 'hsn',
    prefix: '24',
    operation: '10',
    units: units(`
      Hälsocentral Björken: Läkarmottagning, Distriktssköterskor
      Hälsocentral Forsen: Läkarmottagning, Distriktssköterskor
      Hälsocentral Kusten: Läkarmottagning, Barnavårdscentral
      Närsjukhus Skellefteå: Medicinmottagning, Dagkirurgi, Röntgen
    `),
  },
  {
    area: 'ns_sl',
    committee: 'hsn',
    prefix: '25',
    operation: '10',
    units: units(`
      Hälsocentral Fjället: Läkarmottagning, Sjukstuga
      Hälsocentral Sjön: Läkarmottagning, Sjukstuga
      Hälsocentral Myren: Läkarmottagning, Distriktssköterskor
      Närsjukhus Lycksele: Akutmottagning, Ortopedi, Röntgen
    `),
  },
  {
    area: 'ns_um',
    committee: 'hsn',
    prefix: '26',
    operation: '10',
    units: units(`
      Hälsocentral Granen: Läkarmottagning, Distriktssköterskor
      Hälsocentral Tallen: Läkarmottagning, Distriktssköterskor
      Hälsocentral Älven: Läkarmottagning, Barnavårdscentral
      Hälsocentral Åsen: Läkarmottagning, Distriktssköterskor
      Geriatrik: Geriatrisk mottagning, Geriatrisk avdelning
    `),
  },
  {
    area: 'tv',
    committee: 'hsn',
    prefix: '27',
    operation: '40',
    units: units(`
      Allmäntandvård norr: Tandvårdsklinik Udden, Tandvårdsklinik Viken
      Allmäntandvård söder: Tandvårdsklinik Backen, Tandvårdsklinik Dalen
      Specialisttandvård: Tandreglering, Käkkirurgi
    `),
  },
  {
    area: 'st_ru',
    committee: 'run',
    prefix: '30',
    operation: '60',
    units: units('Utvecklingsstab: Regional utvecklingsnämnd, Utvecklingsstab'),
  },
  {
    area: 'vo_ru',
    committee: 'run',
    prefix: '31',
    operation: '60',
    units: units(`
      Kollektivtrafik: Regional kollektivtrafik, Färdtjänst
      Kultur: Kulturstöd, Bibliotek och konst
      Näringsliv: Företagsstöd, Regionala projekt
    `),
  },
  { area: 'u_fs', committee: 'fhs', prefix: '40', operation: '70', units: units('Folkhögskola inland: Kurser, Internat') },
  { area: 'u_fv', committee: 'fhs', prefix: '41', operation: '70', units: units('Folkhögskola kust: Kurser, Internat') },
  {
    area: 'pnk',
    committee: 'pn',
    prefix: '50',
    operation: '80',
    units: units('Patientnämndens verksamhet: Patientnämnd och kansli'),
  },
  { area: 'revk', committee: 'rev', prefix: '60', operation: '80', units: units('Revision: Revisorer och sakkunniga') },
  {
    area: 'sy_fin',
    own: { parent: 'fin', name: 'Finansförvaltning' },
    committee: 'fin',
    prefix: '90',
    operation: '95',
    units: units('Centrala poster: Skatter och statsbidrag, Finans, Pensioner, Balansposter'),
  },
]
