// The demo's sub-goals, indicators and activities of 2023 for goals 1–6, as lines. The print has only their number;
// the wordings are ours (synthetic), and what an indicator is about follows the print where it names one.

/**
 * A sub-goal is `HSN title`; below it `i target | title | unit | marks` and `a unit unit | title`.
 * Marks: `low` lower is better, `sex` broken down by sex, `month`/`year` interval, `e2201` reporter, `file`, `none`, `formula:id`.
 */
export const LINES_1_TO_6: Record<number, string> = {
  1: `
HSN Fler invånare genomför hälsoundersökningen
 i minst 40 % | Andel 40-, 50- och 60-åringar som genomgått hälsoundersökning | % | sex e2401
 i minst 80 % | Andel hälsocentraler som bokar hälsosamtal direkt efter provtagning | % | e2501
 a e2401 e2690 e2501 | Följa upp dem som uteblir från hälsosamtalet
HSN Vården frågar om våld i nära relation
 i minst 75 % | Andel basenheter som frågar om våldsutsatthet och dokumenterar svaret | % | e2201
 i minst 50 % | Andel chefer som gått utbildningen om våld i nära relation | % | sex
 a e2201 e2303 | Utbilda medarbetare i rutinen om våld i nära relation
HSN Vårdens resultat jämförs mellan grupper
 i minst 5 | Antal genomförda jämlikhetsanalyser av vårddata | st |
 a e2001 | Ta fram arbetssätt för jämlikhetsanalys
RS Regionen samlar länets aktörer för en god hälsa
 i minst 12 | Antal kommuner med aktuell överenskommelse om folkhälsoarbete | st |
 i högst 9 % | Andel vuxna med riskbruk av alkohol | % | low sex year
 a e1001 | Hålla dialogmöten om folkhälsa med kommunerna
RS Medarbetare får stöd till hälsosamma vanor
 i minst 60 % | Andel medarbetare som använder friskvårdsbidraget | % | sex
 a e1201 | Informera alla enheter om friskvårdsbidraget
FHS Skolornas deltagare mår bättre
 i minst 70 % | Andel deltagare som uppger att studerandehälsan har hjälpt | % | sex e4101
 a e4001 e4101 | Erbjuda samtal med studerandehälsan varje vecka
PN Nämnden är lätt att nå för alla patienter
 i minst 75 % | Andel anmälare som tyckte att det var lätt att få kontakt | % | sex
 a e5001 | Se över information på lätt svenska och andra språk
`,
  2: `
HSN Barnets bästa bedöms i vårdens beslut
 i minst 90 % | Andel basenheter med utsett barnrättsombud | % | e2301
 i minst 60 | Antal medarbetare som utbildats i att bedöma barnets bästa | st | e2301
 a e2301 e2303 | Utbilda barnrättsombud i att föra barnen på tal
 a e2201 | Införa rutin för barn som är närstående
HSN Barn och unga får tidigt stöd vid psykisk ohälsa
 i minst 80 % | Andel barn med första besök inom 30 dagar | % | sex month e2303
 i högst 20 % | Andel återbesök inom specialiserad barnpsykiatri efter måldatum | % | low month e2303
 a e2303 | Öppna fler tider för första bedömning
RS Barn växer upp med frisk mun
 i minst 88 % | Andel kariesfria barn 3–6 år | % | sex year e1602
 a e1602 | Följa upp avtalen om förebyggande tandvård för barn
RS Barnkonventionen syns i regionens beslut
 i minst 75 % | Andel beslutsunderlag med prövning av barnets bästa | % |
 a e1001 | Utbilda handläggare i prövning av barnets bästa
RUN Barn och unga möter och skapar kultur
 i minst 15 | Antal kommuner med kulturplan för barn och unga | st | e3102
 i Öka 5 % | Antal barn som deltagit i skapande kulturverksamhet | st | sex e3102
 a e3102 | Hålla verkstäder om barns behov av kultur
FHS Unga utan gymnasieexamen får en väg vidare
 i minst 65 % | Andel deltagare på allmän kurs som fullföljer terminen | % | sex e4101
 a e4101 | Ge studiestöd i mindre grupper
`,
  3: `
HSN Invånarna litar på vården och är delaktiga
 i minst 70 % | Andel invånare med stort förtroende för vården i sin helhet | % | sex year
 i minst 85 % | Andel patienter som känner sig delaktiga i beslut om sin vård | % | sex e2201
 i minst 12 | Antal enheter som arbetar med patientföreträdare | st |
 a e2201 e2305 | Bjuda in patienter till enhetens förbättringsarbete
HSN Fler använder vårdens digitala tjänster
 i minst 100 % | Andel enheter inom folktandvården med basutbud på 1177 | % | e2701
 i minst 90 % | Andel vårdenheter utanför tandvården med basutbud på 1177 | % | e2207
 i Öka 10 % | Antal digitala vårdmöten | st | month sex
 a e2701 e2703 | Införa basutbudet av e-tjänster på alla kliniker
 a e2207 | Lägga ut provsvar i e-tjänsten inom en dag
RS Regionens förmåga till civil beredskap ökar
 i minst 80 % | Andel verksamheter med övad kontinuitetsplan | % |
 i minst 4 | Antal beredskapsövningar | st |
 i minst 90 % | Andel kritiska system med prövad reservrutin | % | e1501
 a e1001 e1404 | Öva kontinuitetsplanerna i nätverket för beredskap
RS Invånare har inflytande över regionens beslut
 i minst 30 | Antal medborgardialoger | st |
 i minst 60 % | Andel invånare som vet hur de kan påverka regionens beslut | % | sex year
 a e1301 | Pröva dialogmöten på nya platser
RUN Kulturen är stark från kust till fjäll
 i minst 15 | Antal kommuner som deltagit i dialogen om ny kulturplan | st | e3102
 i minst 40 % | Andel kulturstöd till verksamhet utanför residensstaden | % | e3102
 i minst 75 % | Andel kulturaktörer som är nöjda med regionens stöd | % | e3102
 a e3102 | Genomföra kommunrundor inför kulturplanen
RUN Föreningslivet når fler
 i minst 45 % | Andel unga som deltar i stödda föreningars verksamhet | % | sex e3102
 i minst 20 | Antal nya samarbeten mellan föreningar och bibliotek | st | e3102
 a e3102 | Dela ut stöd till nya mötesplatser
FHS Folkbildningen stärker demokratin
 i minst 10 | Antal öppna kvällar om demokrati | st | e4101
 i minst 90 % | Andel deltagare som uppger att de kan påverka sin utbildning | % | sex e4101
 a e4001 e4101 | Ordna öppna föreläsningar med studieförbunden
`,
  4: `
HSN Vården använder material klokt
 i högst 95 | Index för förbrukning av engångsmaterial, 2019 = 100 | index | low e2201
 i minst 35 % | Andel källsorterat avfall på vårdenheterna | % | e2204
 a e2201 e2204 | Byta till flergångsmaterial där det är säkert
HSN Läkemedlens miljöpåverkan minskar
 i högst 210 | Antal antibiotikarecept per 1 000 invånare | st | low sex e2401
 a e2401 e2404 | Gå igenom förskrivningen med varje hälsocentral
RS Regionens energianvändning minskar
 i högst 190 | Köpt energi per kvadratmeter | kWh | low e1401
 i minst 98 % | Andel förnybar energi i egna lokaler | % | e1401
 a e1401 | Trimma ventilation och värme i de största byggnaderna
RS Resor i tjänsten ger lägre utsläpp
 i högst 60 | Klimatutsläpp från tjänsteresor, 2019 = 100 | index | low
 i minst 50 % | Andel tjänsteresor mellan kuststäderna med tåg eller buss | % |
 i högst 90 | Klimatutsläpp från patientresor, 2019 = 100 | index | low
 a e1101 | Följa upp reseriktlinjen med varje förvaltning
RS Miljökrav ställs i upphandlingar
 i minst 100 % | Andel prioriterade upphandlingar med miljökrav | % | e1101
 i minst 30 % | Andel avtal där miljökraven följts upp | % | e1101
 a e1101 | Ta fram mall för uppföljning av miljökrav
RS Avfall blir råvara
 i minst 45 % | Andel källsorterat avfall i regionens fastigheter | % | e1403
 a e1403 | Förbättra informationsmaterialet om sortering
RS Maten är hållbar
 i högst 12 % | Andel matsvinn av tillagad mat | % | low month e1402
 i minst 50 % | Andel ekologiska livsmedel | % | e1402
 a e1402 | Väga svinnet på varje avdelning
RUN Fler reser kollektivt
 i minst 12 % | Kollektivtrafikens andel av det motoriserade resandet | % | e3101
 i Öka 5 % | Antal resor i kollektivtrafiken | st | month e3101
 a e3101 | Samordna tidtabeller med tåget
RUN Kollektivtrafiken drivs förnybart
 i minst 95 % | Andel förnybara drivmedel i upphandlad trafik | % | e3101
 i högst 3,0 | Energianvändning per fordonskilometer | kWh | low e3101
 a e3101 | Ställa krav på elbussar i nästa upphandling
FHS Skolorna är miljöcertifierade
 i minst 2 | Antal skolor med gällande miljöcertifikat | st | e4001
 a e4001 e4101 | Förbereda certifiering av internat och kök
`,
  5: `
HSN Patienter får vård i tid
 i minst 80 % | Andel väntande som fått första besök inom 90 dagar | % | month sex e2203
 i minst 85 % | Andel besök på akutmottagning under fyra timmar | % | month sex e2201
 i minst 90 % | Andel medicinska bedömningar i primärvården inom tre dagar | % | month sex e2690
 a e2201 | Införa snabbspår för patienter som inte behöver vårdplats
 a e2203 e2205 | Planera operationssalarna gemensamt
HSN Patienten har en sammanhållen plan
 i minst 2 000 | Antal patienter med patientkontrakt | st | e2305
 i minst 15 % | Ökning av antalet individuella vårdplaner mot 2021 | % | e2605
 a e2305 e2605 | Erbjuda patientkontrakt vid nybesök
HSN Digitala tjänster sparar tid
 i minst 6 000 | Intjänad tid genom webbtidbok | timmar | month
 i minst 60 % | Andel mottagningar med webbtidbok | % | e2307
 a e2307 | Öppna webbtidboken på fler mottagningar
HSN Region och kommun leder den nära vården tillsammans
 i minst 10 | Antal kommuner med gemensam ledningsgrupp för nära vård | st | e2501
 i minst 12 | Antal enheter i slutenvården med påbörjat arbete i nära vård | st | e2306
 a e2501 e2504 | Hålla gemensamma ledningsmöten varje månad
RS Vårdvalet når hela länet
 i minst 95 % | Andel invånare med högst 30 minuter till en hälsocentral | % | year e1601
 i minst 80 % | Andel listade med namngiven fast läkare | % | sex e1601
 a e1601 | Pröva mobila hälsocentraler i glesbygd
PN Patienter får den stödperson de behöver
 i minst 5 | Antal nya manliga stödpersoner | st | e5001
 a e5001 | Rekrytera fler manliga stödpersoner
`,
  6: `
HSN Vården klarar sig med färre inhyrda
 i högst 4 % | Kostnad för inhyrd personal som andel av personalkostnaden | % | low month e2201
 a e2201 e2204 | Planera sommarens bemanning med egen personal
 a e2305 | Begränsa när inhyrd personal får användas
HSN Fler sjuksköterskor blir specialister
 i minst 40 | Antal sjuksköterskor med betald specialistutbildning | st | sex e2102
 a e2102 | Teckna avtal om uppdragsutbildning
HSN Vårdflödena är effektiva
 i högst 3 | Antal överbelagda per 100 vårdplatser | st | low month e2305
 a e2305 e2203 | Kartlägga flödet från akuten till hemgång
HSN Vården är redo för katastrofer
 i minst 60 | Antal i traumakedjan som gått webbutbildningen i katastrofmedicin | st | e2201
 a e2201 e2204 | Genomföra webbutbildningen i katastrofmedicin
RS Uppdragen till vården följs upp lika för alla
 i minst 90 % | Andel avtal med uppföljning uppdelad på kön | % | year e1601
 a e1601 | Lägga till kön i alla uppföljningsmallar
PN Patienters synpunkter leder till bättre vård
 i minst 80 % | Andel ärenden där handläggningen börjat inom tre arbetsdagar | % | sex e5001
 a e5001 | Återföra mönster i ärenden till vårdens ledning
`,
}
