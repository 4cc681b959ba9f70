// The demo's sub-goals, indicators and activities of 2023 for goals 7–12, as lines (grammar: steeringLines2023.ts).
// Refuses wordings of the print: its counts and the subjects it names are facts, the sentences are ours.

export const LINES_7_TO_12: Record<number, string> = {
  7: `
HSN Chefer har rätt förutsättningar
 i högst 30 | Genomsnittligt antal medarbetare per chef | st | low e2203
 i minst 75 % | Andel chefer som är nöjda med sitt stöd | % | sex year
 i minst 90 % | Andel nya chefer som gått introduktionen inom ett halvår | % | sex
 a e2203 e2301 | Dela enheter där chefen har för många medarbetare
HSN Medarbetare stannar och utvecklas
 i högst 9 % | Personalomsättning | % | low sex month e2201
 i minst 80 % | Andel medarbetare med aktuell utvecklingsplan | % | sex e2201
 i högst 5,5 % | Sjukfrånvaro | % | low sex month e2201
 a e2201 e2303 | Hålla utvecklingssamtal med alla medarbetare
HSN Rätt använd kompetens i vården
 i minst 20 | Antal enheter som prövat ny fördelning av arbetsuppgifter | st | e2208
 i minst 50 | Antal undersköterskor med fördjupat uppdrag | st | sex e2605
 a e2208 e2605 | Flytta administrativa uppgifter från vårdpersonal
RS Regionen har en gemensam kompetensförsörjning
 i minst 90 % | Andel ledningsgrupper som arbetat med kompetensstrategin | % | e1201
 i minst 12 | Antal sökande per utlyst tjänst | st | sex e1201
 i högst 60 | Antal dagar från annons till anställning | st | low e1201
 a e1201 | Ta fram material till dialog om kompetensstrategin
RS Ledarskapet bygger på tillit
 i minst 78 | Index för ledarskap i medarbetarenkäten | index | sex year e1201
 i minst 80 % | Andel chefer som gått ledarutbildningen | % | sex e1201
 a e1201 | Skriva ett styrande dokument om chefsuppdraget
RS Arbetsmiljön förebygger ohälsa
 i minst 95 % | Andel enheter med genomförd skyddsrond | % | e1201
 i högst 5 % | Sjukfrånvaro i regionförvaltningen | % | low sex month e1201
 a e1201 e1401 | Följa upp skyddsronder två gånger om året
RUN Förvaltningen är en arbetsplats att trivas på
 i minst 80 | Index för hållbart medarbetarengagemang | index | sex year
 i minst 90 % | Andel medarbetare med genomfört medarbetarsamtal | % | sex
 a e3001 | Införa gemensamma arbetsplatsträffar
FHS Skolornas personal utvecklas
 i minst 85 % | Andel lärare med folkhögskollärarexamen | % | sex e4101
 a e4101 | Erbjuda studiedagar med behörighetsgivande kurser
`,
  8: `
HSN Enheterna har ekonomi i balans
 i minst 34 % | Andel basenheter med ekonomi i balans | % | month
 i högst 3 % | Nettokostnadsutveckling | % | low month growth
 a e2201 e2203 | Ta fram åtgärder för budget i balans
HSN Bemanningen följer uppdraget
 i högst 4 % | Kostnad för hyrpersonal som andel av egen personalkostnad | % | low month e2201
 i högst 2 % | Övertid som andel av arbetad tid | % | low month sex e2201
 a e2201 | Lägga scheman efter produktionsplan
HSN Vården mäter nyttan av sina åtgärder
 i minst 80 % | Andel beslutade åtgärder med beräknad effekt | % |
 a e2001 | Registrera effekt för varje åtgärd
RS Regionens resultat ger handlingsutrymme
 i positivt resultat | Resultat mot budget för regionstyrelsen | mnkr | result month e1101
 a e1101 | Följa ekonomin månadsvis med varje förvaltning
RS Resor och möten kostar mindre
 i högst 80 | Resekostnader, 2019 = 100 | index | low month
 a e1101 e1501 | Välja digitala möten först
RS Lokaler och energi används klokt
 i högst 90 | Energikostnad mot budget, budget = 100 | index | low month e1401
 a e1401 | Handla el i flera steg under året
RS Köp sker på avtal
 i minst 92 % | Andel inköp som görs på avtal | % | e1101
 a e1101 | Visa avtalstrohet för varje enhet
RUN Nämnden har budget i balans
 i minst 0 mnkr | Nämndens budgetavvikelse | mnkr | deviation month
 a e3101 | Se över trafikens omfattning och biljettpriser
RUN Utvecklingsmedel får fler med sig
 i minst 55 % | Andel medfinansiering i beslutade projekt | % | e3103
 a e3103 | Söka samfinansiering tidigt i projekten
FHS Skolorna har jämn beläggning
 i minst 95 % | Andel fyllda kursplatser | % | e4001
 i minst 0 mnkr | Skolornas budgetavvikelse | mnkr | deviation month e4001
 a e4001 e4101 | Marknadsföra korta kurser på sommaren
PN Nämnden håller sin budget
 i positivt resultat | Nämndens resultat | mnkr | result month
 i minst 50 % | Andel enheter utan underskott, räknad ur böckerna | % | month formula:units-in-balance
 a e5001 | Pröva varje vakans innan den tillsätts
`,
  9: `
HSN Vården utvecklas tillsammans med andra
 i minst 8 | Antal avtal med privata tandvårdsaktörer om asylvård | st | e2702
 i minst 300 | Antal deltagare i webbserien om innovation i vården | st | e2101
 a e2702 | Teckna asylvårdsavtal i hela länet
RS Regionen syns och är efterfrågad
 i minst 80 % | Andel besökare som haft nytta av länets mötesplatser | % | e1301
 a e1301 | Ordna mötesplats i huvudstaden
RS Samverkan med civilsamhället är ordnad
 i minst 10 | Antal gällande överenskommelser med idéburna | st |
 a e1001 | Bjuda in till årligt samverkansmöte
RUN Kommuner och region planerar tillsammans
 i minst 85 % | Andel kommuner som är nöjda med samverkan | % | year
 i minst 100 % | Andel delegationer som antagit verksamhetsplanen | % |
 a e3001 | Besluta en gemensam verksamhetsplan för samverkan
FHS Skolorna är en öppen mötesplats
 i minst 25 | Antal föreningar som använder skolornas lokaler | st | e4101
 a e4101 | Öppna lokalerna för föreningar på kvällar
`,
  10: `
HSN Forskningen växer nära patienten
 i minst 12 | Antal forskartjänster i primärvården | st | sex e2101
 i minst 2 | Antal doktorandtjänster i allmäntandvården | st | sex e2702
 i minst 45 | Antal pågående kliniska prövningar | st | e2101
 a e2101 e2702 | Utlysa forskartjänster i primärvård och tandvård
HSN Sjukhusen är en stark miljö för klinisk forskning
 i minst 400 | Antal vetenskapliga artiklar med författare i vården | st | sex year e2101
 i minst 15 % | Andel disputerade bland läkare | % | sex year e2101
 a e2101 | Bygga en gemensam prövningsenhet med universitetet
HSN Vården förbereder det nya journalsystemet
 i minst 70 % | Andel enheter med utsedda förändringsledare | % | e2207
 i minst 60 % | Andel medarbetare som gått grundutbildningen | % | sex
 a e2201 e2207 | Delta i utbildningsgrupperna för journalsystemet
RS Digitala verktyg fungerar i vardagen
 i minst 99,8 % | Tillgänglighet i samhällsviktiga system | % | month e1501
 i minst 85 % | Andel användare som är nöjda med sitt it-stöd | % | sex e1501
 i högst 10 | Antal driftstopp i vårdens system | st | low month e1501
 a e1501 | Byta ut nätverk på sjukhusen
RS Innovationer tas i bruk
 i minst 10 | Antal prövade medtekniska lösningar | st | e1502
 i minst 30 % | Andel prövade lösningar som införts | % | e1502
 a e1502 | Samla behov från alla vårdområden
RUN Länets innovationssystem hänger ihop
 i minst 20 | Antal aktörer i nätverket för innovationsledning | st | e3103
 i minst 3 % | Utgifter för forskning och utveckling som andel av länets ekonomi | % | year e3103
 a e3103 | Sprida lärdomar av innovationsledning
RUN Länets digitala förutsättningar är goda
 i minst 95 % | Andel hushåll och företag med bredband om 1 Gbit/s | % | year e3103
 i minst 500 | Antal personer som gått utbildning i digital kompetens | st | sex e3103
 i minst 15 | Antal kommuner med plan för digital infrastruktur | st | e3103
 a e3103 | Bygga ut den digitala infrastrukturen med kommunerna
FHS Skolorna undervisar digitalt
 i minst 8 | Antal kurser på distans | st | e4001
 i Mäta ingångsvärde | Andel deltagare som klarar kursens digitala moment | % | sex none noowner
 a e4001 | Pröva distanskurs på glesbygdsorter
`,
  11: `
RS Regionen är jämställd som arbetsgivare
 i minst 95 % | Kvinnors medianlön som andel av mäns | % | year e1201
 i minst 40 % | Andel av underrepresenterat kön bland chefer | % | sex e1201
 i minst 90 % | Andel enheter med aktiva åtgärder mot diskriminering | % | e1201
 a e1201 | Ta fram strategi för jämställdhet och jämlikhet
RS Regionens varumärke är starkt
 i minst 60 % | Andel invånare med god bild av regionen | % | sex year e1301
 i minst 30 | Antal publicerade goda exempel ur verksamheten | st | e1301
 i minst 20 % | Andel sökande som nämner regionens annonser | % | e1301
 a e1301 | Ta fram ett arbetsgivarerbjudande
RUN Besöksnäringen är hållbar
 i minst 40 | Antal samverkans- och kompetensträffar för besöksnäringen | st | e3103
 i Öka 3 % | Antal gästnätter i länet | st | month e3103
 i minst 30 | Antal företag med hållbarhetscertifikat | st | e3103
 a e3103 | Utveckla länets gemensamma platsvarumärke
RUN Livsmiljöerna är attraktiva i hela länet
 i minst 15 | Antal kommuner med aktuell översiktsplan | st |
 i minst 75 % | Andel invånare som trivs där de bor | % | sex year
 i minst 50 | Antal servicepunkter i glesbygd | st |
 a e3001 | Undersöka hinder för bostäder i inlandet
RUN Transporterna binder ihop länet
 i minst 90 % | Andel genomförda åtgärder i länstransportplanen | % | e3101
 i minst 15 | Antal genomförda kommundialoger om infrastruktur | st | e3101
 i högst 25 | Antal hållplatser med brist i trafiksäkerhet | st | low e3101
 a e3101 | Uppdatera bristlistan för hållplatser
RUN Kollektivtrafiken är till för alla
 i minst 70 % | Andel tillgänglighetsanpassade hållplatser | % | e3101
 i minst 95 % | Andel bussar med hörbart och synligt utrop | % | e3101
 i minst 80 % | Andel nöjda resenärer med funktionsnedsättning | % | sex year e3101
 a e3101 | Bygga om hållplatser tillsammans med kommunerna
FHS Skolorna drar människor till länet
 i minst 30 % | Andel deltagare från andra län | % | sex e4101
 i minst 60 | Antal internatplatser i bruk | st | e4101
 i Öka | Andel deltagare som bor kvar ett år efter kursen | % | sex year none noowner
 a e4101 | Berätta om skolorna på mässor i andra län
`,
  12: `
RUN Företag växer i hela länet
 i minst 1 500 | Antal nystartade företag | st | sex e3103
 i minst 60 % | Andel stöd till företag utanför residensstaden | % | e3103
 i minst 40 | Antal företag som fått exportrådgivning | st | e3103
 a e3103 | Besöka företag i alla kommuner
RUN Kompetensen möter arbetslivets behov
 i minst 85 % | Andel yrkeshögskoleplatser som fylls | % | sex e3103
 i minst 75 % | Andel examinerade i arbete efter sex månader | % | sex year e3103
 i minst 12 | Antal branschråd med gemensam plan | st | e3103
 a e3103 | Samla utbildare och arbetsgivare i branschråd
RUN Länet satsar smart på sina styrkor
 i minst 5 | Antal beslutade insatser i strategin för smart specialisering | st | e3103
 i minst 200 mnkr | Beviljade EU-medel till länet | mnkr | year e3103
 a e3103 | Ta fram strategin för smart specialisering
RUN Omställningen sker över länsgränsen
 i minst 10 | Antal gemensamma insatser med grannlänet i den gröna omställningen | st | e3103
 i minst 15 | Antal kommuner som deltar i samverkansprojekten | st | e3103
 i Minska med 2 procentenheter | Andel rekryteringar som misslyckas | % | low year e3103
 a e3103 | Samordna insatser för nya industrier
`,
}
