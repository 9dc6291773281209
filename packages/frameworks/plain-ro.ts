// Romanian for questions, grades, groups and characteristics. Machine-made; not yet read by a speaker.
import type { PlainLanguage } from './plain-language.ts'

export const plainRo: PlainLanguage = {
  checkedBy: null,
  gradeNames: ['Nedezvoltat', 'În dezvoltare', 'Realizat', 'Excelent'],
  meanings: {
    'eds-2022': [
      'Încă nu se face nimic sau aproape nimic, ori nimeni nu poate arăta ce se face.',
      'S-a început lucrul. Mai este mult de făcut.',
      'Acest lucru se face bine pentru majoritatea oamenilor.',
      'Acest lucru se face foarte bine pentru toți. Alții pot învăța de aici.',
    ],
    eds2: [
      'Cel mult două dintre cele nouă grupuri protejate o duc la fel de bine ca toți oamenii, ori nimeni nu poate arăta cum o duc.',
      'Trei, patru sau cinci dintre cele nouă grupuri protejate o duc la fel de bine ca toți oamenii.',
      'Șase, șapte sau opt dintre cele nouă grupuri protejate o duc la fel de bine ca toți oamenii.',
      'Toate cele nouă grupuri protejate o duc la fel de bine ca toți oamenii.',
    ],
    'eds-2011': [
      'Oamenii din grupurile protejate o duc mai rău decât toți oamenii, ori nimeni nu poate arăta cum o duc.',
      'Oamenii din unele grupuri protejate o duc la fel de bine ca toți oamenii.',
      'Oamenii din majoritatea grupurilor protejate o duc la fel de bine ca toți oamenii.',
      'Oamenii din toate grupurile protejate o duc la fel de bine ca toți oamenii.',
    ],
  },
  outcomes: {
    'eds-2022': {
      '1A': { title: 'Accesul la serviciu', question: 'Poate primi acest serviciu oricine are nevoie de el?' },
      '1B': {
        title: 'Îngrijirea potrivită',
        question: 'Primește fiecare persoană de la acest serviciu îngrijirea de care are nevoie?',
      },
      '1C': { title: 'În siguranță', question: 'Sunt oamenii în siguranță când folosesc acest serviciu?' },
      '1D': { title: 'Bine tratați', question: 'Spun oamenii că acest serviciu i-a tratat bine?' },
      '2A': {
        title: 'Ajutor pentru sănătatea personalului',
        question:
          'Primește personalul ajutor la serviciu pentru greutate, diabet, astm, boli de plămâni și sănătate mintală?',
      },
      '2B': {
        title: 'În siguranță la serviciu',
        question: 'Este personalul în siguranță la serviciu față de abuz, hărțuire și violență, oricine le-ar face?',
      },
      '2C': {
        title: 'Cineva căruia să îi ceri ajutor',
        question: 'Poate primi personalul ajutor de la cineva neutru dacă este stresat, hărțuit sau rănit?',
      },
      '2D': {
        title: 'Un loc pe care personalul l-ar alege',
        question: 'Ar spune personalul unui prieten să lucreze sau să se trateze aici?',
      },
      '3A': {
        title: 'Conducători cărora le pasă de dreptate',
        question: 'Arată conducătorii și managerii des că vor tratament corect și sănătate bună pentru toți?',
      },
      '3B': {
        title: 'Dreptatea în documentele consiliului',
        question: 'Spun documentele consiliului cine poate avea de pierdut și ce se va face?',
      },
      '3C': {
        title: 'Verificăm că lucrurile merg mai bine',
        question:
          'Verifică conducătorii, cu personalul și pacienții, că lucrurile merg mai bine și acționează dacă nu merg?',
      },
    },
    eds2: {
      '1.1': {
        title: 'Servicii potrivite oamenilor din zonă',
        question: 'Sunt serviciile planificate și conduse după nevoile de sănătate ale oamenilor din zonă?',
      },
      '1.2': {
        title: 'Aflarea nevoilor fiecăruia',
        question: 'Află personalul de ce are nevoie fiecare om și dă o îngrijire care ajută?',
      },
      '1.3': {
        title: 'Trecerea între servicii',
        question: 'Merge ușor trecerea de la un serviciu la altul și știe toată lumea ce se întâmplă?',
      },
      '1.4': {
        title: 'Siguranța oamenilor',
        question: 'Sunt oamenii feriți de greșeli, tratament rău și abuz când folosesc NHS?',
      },
      '1.5': {
        title: 'Păstrarea sănătății',
        question: 'Ajung controalele, vaccinurile și sfaturile de sănătate la fiecare grup din zonă și îl ajută?',
      },
      '2.1': {
        title: 'Accesul la servicii',
        question: 'Pot oamenii să primească ușor servicii și nu este nimeni trimis acasă fără un motiv bun?',
      },
      '2.2': {
        title: 'Un cuvânt de spus în îngrijire',
        question:
          'Primesc oamenii informațiile și ajutorul de care au nevoie ca să aibă un cuvânt de spus în îngrijirea lor?',
      },
      '2.3': { title: 'Să fii tratat bine', question: 'Spun oamenii că NHS i-a tratat bine?' },
      '2.4': { title: 'Plângeri', question: 'Se rezolvă plângerile repede și cu respect?' },
      '3.1': {
        title: 'Angajări corecte',
        question:
          'Sunt oamenii aleși corect pentru posturi, astfel încât personalul de la orice nivel să semene cu oamenii pe care îi servește?',
      },
      '3.2': {
        title: 'Salarii corecte',
        question: 'Este salariul egal pentru muncă egală și se verifică acest lucru?',
      },
      '3.3': { title: 'Pregătire', question: 'Primește tot personalul pregătire și spune că este bună?' },
      '3.4': {
        title: 'În siguranță la serviciu',
        question: 'Este personalul în siguranță la serviciu față de abuz, hărțuire și violență, oricine le-ar face?',
      },
      '3.5': {
        title: 'Program flexibil',
        question: 'Poate tot personalul să lucreze în feluri care se potrivesc cu viața lor și cu nevoile serviciului?',
      },
      '3.6': { title: 'Un loc de muncă bun', question: 'Spune personalul că acesta este un loc bun de muncă?' },
      '4.1': {
        title: 'Conducători care fac dreptate',
        question: 'Arată consiliul și conducătorii de sus des că vor dreptate?',
      },
      '4.2': {
        title: 'Dreptatea în documentele consiliului',
        question: 'Spun documentele consiliului cine poate avea de pierdut și ce se va face?',
      },
      '4.3': {
        title: 'Manageri care susțin dreptatea',
        question:
          'Ajută managerii personalul să lucreze bine cu oameni din orice cultură și să se trateze corect între ei?',
      },
    },
    'eds-2011': {
      '1.1': {
        title: 'Servicii potrivite oamenilor din zonă',
        question:
          'Sunt serviciile planificate după nevoile oamenilor din zonă și ca să fie mai multă dreptate în sănătate?',
      },
      '1.2': {
        title: 'Aflarea nevoilor fiecăruia',
        question: 'Află personalul de ce are nevoie fiecare pacient și dă o îngrijire care ajută?',
      },
      '1.3': {
        title: 'Schimbări și treceri',
        question: 'Vorbește personalul cu pacienții despre schimbările din îngrijire și merg trecerile ușor?',
      },
      '1.4': {
        title: 'Siguranța pacienților',
        question: 'Sunt pacienții feriți de abuz, hărțuire și violență și se îndreaptă corect ce a mers rău?',
      },
      '1.5': {
        title: 'Păstrarea sănătății',
        question: 'Ajung controalele, vaccinurile și sfaturile de sănătate la fiecare grup din zonă și îl ajută?',
      },
      '2.1': {
        title: 'Accesul la servicii',
        question: 'Pot oamenii să primească ușor servicii și nu este nimeni trimis acasă fără un motiv bun?',
      },
      '2.2': {
        title: 'Un cuvânt de spus în îngrijire',
        question: 'Primesc pacienții informațiile și ajutorul de care au nevoie ca să aleagă în îngrijirea lor?',
      },
      '2.3': {
        title: 'Să fii tratat bine',
        question: 'Spun pacienții și îngrijitorii că au fost îngrijiți bine, ascultați și respectați?',
      },
      '2.4': { title: 'Plângeri', question: 'Se rezolvă plângerile repede și cu respect?' },
      '3.1': {
        title: 'Angajări corecte',
        question:
          'Sunt oamenii aleși corect pentru posturi, astfel încât la orice nivel să lucreze tot felul de oameni?',
      },
      '3.2': { title: 'Salarii corecte', question: 'Este salariul corect, egal pentru muncă egală?' },
      '3.3': {
        title: 'Pregătire și sprijin',
        question: 'Primește personalul pregătirea și sprijinul de care are nevoie ca să lucreze bine?',
      },
      '3.4': {
        title: 'În siguranță la serviciu',
        question:
          'Este personalul în siguranță față de abuz, hărțuire și violență și se îndreaptă corect ce a mers rău?',
      },
      '3.5': {
        title: 'Program flexibil',
        question: 'Poate tot personalul să lucreze în feluri care se potrivesc cu viața lor și cu nevoile serviciului?',
      },
      '3.6': { title: 'Personal sănătos', question: 'Primește personalul ajutor ca să rămână sănătos?' },
      '4.1': {
        title: 'Conducători care fac dreptate',
        question: 'Își planifică consiliul și conducătorii de sus munca astfel încât să fie mai multă dreptate?',
      },
      '4.2': {
        title: 'Manageri care susțin dreptatea',
        question:
          'Ajută managerii personalul să lucreze bine cu oameni din orice cultură și să se trateze corect între ei?',
      },
      '4.3': {
        title: 'Alegerea și pregătirea conducătorilor',
        question: 'Sunt conducătorii de sus aleși și pregătiți după lista națională de abilități pentru dreptate?',
      },
    },
  },
  groups: {
    'patients-and-service-users': {
      name: 'Pacienți și utilizatori ai serviciilor',
      who: 'Folosești serviciul sau l-ai folosit.',
    },
    carers: { name: 'Îngrijitori', who: 'Ai grijă de cineva care folosește serviciul.' },
    'community-and-voluntary-sector': {
      name: 'Comunitate și organizații de voluntari',
      who: 'Vii de la un grup local sau de la o organizație caritabilă.',
    },
    staff: { name: 'Personal', who: 'Lucrezi aici și nu ești manager.' },
    'staff-networks': { name: 'Rețele ale personalului', who: 'Vorbești pentru o rețea a personalului.' },
    'trade-unions': { name: 'Sindicate', who: 'Vorbești pentru un sindicat.' },
    managers: { name: 'Manageri', who: 'Conduci alți oameni aici.' },
    board: { name: 'Consiliul de conducere', who: 'Faci parte din consiliu.' },
    'independent-evaluators': {
      name: 'Evaluatori independenți',
      who: 'Vii din afară ca să verifici munca sau faci același lucru în altă parte.',
    },
    healthwatch: { name: 'Healthwatch (vocea pacienților)', who: 'Vii de la Healthwatch din zonă.' },
    'local-authority': { name: 'Autoritatea locală', who: 'Vii de la consiliul local.' },
  },
  characteristics: {
    age: { name: 'Vârsta', meaning: 'Câți ani are cineva.' },
    disability: {
      name: 'Dizabilitatea',
      meaning: 'O stare a corpului sau a minții care îngreunează mult timp viața de zi cu zi.',
    },
    'gender-reassignment': {
      name: 'Schimbarea sexului',
      meaning: 'Planul de a schimba sexul dat la naștere, schimbarea în curs sau deja făcută.',
    },
    'marriage-and-civil-partnership': {
      name: 'Căsătoria și parteneriatul civil',
      meaning: 'Persoane căsătorite sau în parteneriat civil.',
    },
    'pregnancy-and-maternity': {
      name: 'Sarcina și maternitatea',
      meaning: 'A aștepta un copil sau a-l fi născut de curând.',
    },
    race: { name: 'Rasa', meaning: 'Culoarea, naționalitatea sau locul din care vine familia.' },
    'religion-or-belief': {
      name: 'Religia sau convingerile',
      meaning: 'În ce crezi. Contează și a nu avea o religie.',
    },
    sex: { name: 'Sexul', meaning: 'A fi femeie sau bărbat, fată sau băiat.' },
    'sexual-orientation': {
      name: 'Orientarea sexuală',
      meaning: 'Dacă te atrag persoane de același sex, de celălalt sex sau de ambele sexe.',
    },
  },
}
