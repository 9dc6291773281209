// Polish for questions, grades, groups and characteristics. Machine-made; not yet read by a speaker.
import type { PlainLanguage } from './plain-language.ts'

export const plainPl: PlainLanguage = {
  checkedBy: null,
  gradeNames: ['Nierozwinięte', 'W trakcie rozwoju', 'Osiągane', 'Wzorowe'],
  meanings: {
    'eds-2022': [
      'Robi się w tej sprawie mało lub nic, albo nikt nie umie tego pokazać.',
      'Praca się zaczęła. Jest jeszcze dużo do zrobienia.',
      'Dla większości ludzi robi się to dobrze.',
      'Dla wszystkich robi się to bardzo dobrze. Inni mogą się z tego uczyć.',
    ],
    eds2: [
      'Najwyżej dwie z dziewięciu chronionych grup mają się tak dobrze jak wszyscy ludzie razem, albo nikt nie umie tego pokazać.',
      'Trzy, cztery lub pięć z dziewięciu chronionych grup ma się tak dobrze jak wszyscy ludzie razem.',
      'Sześć, siedem lub osiem z dziewięciu chronionych grup ma się tak dobrze jak wszyscy ludzie razem.',
      'Wszystkie dziewięć chronionych grup ma się tak dobrze jak wszyscy ludzie razem.',
    ],
    'eds-2011': [
      'Ludzie z chronionych grup mają się gorzej niż wszyscy ludzie razem, albo nikt nie umie tego pokazać.',
      'Ludzie z niektórych chronionych grup mają się tak dobrze jak wszyscy ludzie razem.',
      'Ludzie z większości chronionych grup mają się tak dobrze jak wszyscy ludzie razem.',
      'Ludzie ze wszystkich chronionych grup mają się tak dobrze jak wszyscy ludzie razem.',
    ],
  },
  outcomes: {
    'eds-2022': {
      '1A': { title: 'Dostęp do usługi', question: 'Czy każdy, kto potrzebuje tej usługi, może z niej skorzystać?' },
      '1B': { title: 'Właściwa opieka', question: 'Czy każda osoba dostaje w tej usłudze opiekę, jakiej potrzebuje?' },
      '1C': { title: 'Bezpieczeństwo', question: 'Czy ludzie korzystający z tej usługi są bezpieczni?' },
      '1D': { title: 'Dobre traktowanie', question: 'Czy ludzie mówią, że w tej usłudze dobrze ich potraktowano?' },
      '2A': {
        title: 'Pomoc w dbaniu o zdrowie personelu',
        question:
          'Czy personel dostaje w pracy pomoc przy otyłości, cukrzycy, astmie, chorobie płuc i w sprawach zdrowia psychicznego?',
      },
      '2B': {
        title: 'Bezpieczeństwo w pracy',
        question:
          'Czy personel jest w pracy bezpieczny od poniżania, nękania i przemocy, bez względu na to, kto to robi?',
      },
      '2C': {
        title: 'Ktoś, do kogo można się zwrócić',
        question:
          'Czy personel może dostać pomoc od kogoś bezstronnego, gdy czuje stres, jest nękany lub doznał krzywdy?',
      },
      '2D': {
        title: 'Miejsce, które personel poleca',
        question: 'Czy personel poleciłby znajomym pracę lub leczenie w tym miejscu?',
      },
      '3A': {
        title: 'Szefowie, którym zależy na sprawiedliwości',
        question:
          'Czy szefowie i kierownicy często pokazują, że chcą uczciwego traktowania i dobrego zdrowia dla wszystkich?',
      },
      '3B': {
        title: 'Sprawiedliwość w dokumentach zarządu',
        question: 'Czy dokumenty zarządu mówią, kto może stracić i co się z tym zrobi?',
      },
      '3C': {
        title: 'Sprawdzanie, czy jest lepiej',
        question:
          'Czy szefowie sprawdzają razem z personelem i pacjentami, czy jest lepiej, i działają, jeśli nie jest?',
      },
    },
    eds2: {
      '1.1': {
        title: 'Usługi dla miejscowych ludzi',
        question: 'Czy usługi są planowane i prowadzone tak, by odpowiadały potrzebom zdrowotnym miejscowych ludzi?',
      },
      '1.2': {
        title: 'Poznanie potrzeb każdej osoby',
        question: 'Czy personel ustala, czego potrzebuje każda osoba, i zapewnia skuteczną opiekę?',
      },
      '1.3': {
        title: 'Przechodzenie między usługami',
        question: 'Czy przejście z jednej usługi do drugiej przebiega gładko, a każdy wie, co się dzieje?',
      },
      '1.4': {
        title: 'Bezpieczeństwo ludzi',
        question: 'Czy ludzie korzystający z NHS są bezpieczni od błędów, złego traktowania i krzywdzenia?',
      },
      '1.5': {
        title: 'Zachowanie zdrowia',
        question: 'Czy badania, szczepienia i porady zdrowotne docierają do każdej miejscowej grupy i jej pomagają?',
      },
      '2.1': {
        title: 'Dostęp do usług',
        question: 'Czy ludzie łatwo dostają usługi i czy nikogo nie odsyła się bez ważnego powodu?',
      },
      '2.2': {
        title: 'Wpływ na własną opiekę',
        question: 'Czy ludzie dostają informacje i pomoc, jakich potrzebują, by mieć wpływ na swoją opiekę?',
      },
      '2.3': { title: 'Dobre traktowanie', question: 'Czy ludzie mówią, że NHS dobrze ich potraktował?' },
      '2.4': { title: 'Skargi', question: 'Czy skargi są rozpatrywane szybko i z szacunkiem?' },
      '3.1': {
        title: 'Uczciwe zatrudnianie',
        question:
          'Czy ludzi wybiera się do pracy uczciwie, tak by personel na każdym szczeblu był podobny do ludzi, którym służy?',
      },
      '3.2': { title: 'Uczciwa płaca', question: 'Czy za równą pracę jest równa płaca i czy się to sprawdza?' },
      '3.3': { title: 'Szkolenia', question: 'Czy cały personel ma szkolenia i czy mówi, że są dobre?' },
      '3.4': {
        title: 'Bezpieczeństwo w pracy',
        question:
          'Czy personel jest w pracy bezpieczny od poniżania, nękania i przemocy, bez względu na to, kto to robi?',
      },
      '3.5': {
        title: 'Elastyczna praca',
        question: 'Czy cały personel może pracować w sposób, który pasuje do jego życia i potrzeb usługi?',
      },
      '3.6': { title: 'Dobre miejsce pracy', question: 'Czy personel mówi, że to dobre miejsce pracy?' },
      '4.1': {
        title: 'Szefowie, którzy działają na rzecz sprawiedliwości',
        question: 'Czy zarząd i najwyżsi szefowie często pokazują, że chcą sprawiedliwości?',
      },
      '4.2': {
        title: 'Sprawiedliwość w dokumentach zarządu',
        question: 'Czy dokumenty zarządu mówią, kto może stracić i co się z tym zrobi?',
      },
      '4.3': {
        title: 'Kierownicy, którzy wspierają sprawiedliwość',
        question:
          'Czy kierownicy pomagają personelowi dobrze pracować z ludźmi każdej kultury i traktować się nawzajem uczciwie?',
      },
    },
    'eds-2011': {
      '1.1': {
        title: 'Usługi dla miejscowych ludzi',
        question:
          'Czy usługi są planowane tak, by odpowiadały potrzebom miejscowych ludzi i by w zdrowiu było więcej sprawiedliwości?',
      },
      '1.2': {
        title: 'Poznanie potrzeb każdej osoby',
        question: 'Czy personel ustala, czego potrzebuje każdy pacjent, i zapewnia skuteczną opiekę?',
      },
      '1.3': {
        title: 'Zmiany i przejścia',
        question: 'Czy personel rozmawia z pacjentami o zmianach w ich opiece i czy przejścia przebiegają gładko?',
      },
      '1.4': {
        title: 'Bezpieczeństwo pacjentów',
        question: 'Czy pacjenci są bezpieczni od krzywdzenia, nękania i przemocy i czy błędy naprawia się uczciwie?',
      },
      '1.5': {
        title: 'Zachowanie zdrowia',
        question: 'Czy badania, szczepienia i porady zdrowotne docierają do każdej miejscowej grupy i jej pomagają?',
      },
      '2.1': {
        title: 'Dostęp do usług',
        question: 'Czy ludzie łatwo dostają usługi i czy nikogo nie odsyła się bez ważnego powodu?',
      },
      '2.2': {
        title: 'Wpływ na własną opiekę',
        question: 'Czy pacjenci dostają informacje i pomoc, jakich potrzebują, by decydować o swojej opiece?',
      },
      '2.3': {
        title: 'Dobre traktowanie',
        question: 'Czy pacjenci i opiekunowie mówią, że mieli dobrą opiekę, że ich słuchano i szanowano?',
      },
      '2.4': { title: 'Skargi', question: 'Czy skargi są rozpatrywane szybko i z szacunkiem?' },
      '3.1': {
        title: 'Uczciwe zatrudnianie',
        question: 'Czy ludzi wybiera się do pracy uczciwie, tak by na każdym szczeblu pracowali różni ludzie?',
      },
      '3.2': { title: 'Uczciwa płaca', question: 'Czy płaca jest uczciwa, równa za równą pracę?' },
      '3.3': {
        title: 'Szkolenia i wsparcie',
        question: 'Czy personel ma szkolenia i wsparcie, jakich potrzebuje, by dobrze pracować?',
      },
      '3.4': {
        title: 'Bezpieczeństwo w pracy',
        question: 'Czy personel jest bezpieczny od poniżania, nękania i przemocy i czy błędy naprawia się uczciwie?',
      },
      '3.5': {
        title: 'Elastyczna praca',
        question: 'Czy cały personel może pracować w sposób, który pasuje do jego życia i potrzeb usługi?',
      },
      '3.6': { title: 'Zdrowy personel', question: 'Czy personel dostaje pomoc w dbaniu o zdrowie?' },
      '4.1': {
        title: 'Szefowie, którzy działają na rzecz sprawiedliwości',
        question: 'Czy zarząd i najwyżsi szefowie planują pracę tak, by było więcej sprawiedliwości?',
      },
      '4.2': {
        title: 'Kierownicy, którzy wspierają sprawiedliwość',
        question:
          'Czy kierownicy pomagają personelowi dobrze pracować z ludźmi każdej kultury i traktować się nawzajem uczciwie?',
      },
      '4.3': {
        title: 'Wybór i szkolenie szefów',
        question:
          'Czy najwyższych szefów wybiera się i szkoli według krajowej listy umiejętności dotyczących sprawiedliwości?',
      },
    },
  },
  groups: {
    'patients-and-service-users': {
      name: 'Pacjenci i osoby korzystające z usług',
      who: 'Korzystasz z usługi teraz lub w przeszłości.',
    },
    carers: { name: 'Opiekunowie', who: 'Opiekujesz się kimś, kto korzysta z usługi.' },
    'community-and-voluntary-sector': {
      name: 'Społeczność i organizacje charytatywne',
      who: 'Jesteś z lokalnej grupy lub organizacji charytatywnej.',
    },
    staff: { name: 'Personel', who: 'Pracujesz tutaj i nie kierujesz ludźmi.' },
    'staff-networks': { name: 'Sieci pracownicze', who: 'Mówisz w imieniu sieci pracowniczej.' },
    'trade-unions': { name: 'Związki zawodowe', who: 'Mówisz w imieniu związku zawodowego.' },
    managers: { name: 'Kierownicy', who: 'Kierujesz tu innymi ludźmi.' },
    board: { name: 'Zarząd', who: 'Zasiadasz w zarządzie.' },
    'independent-evaluators': {
      name: 'Niezależni oceniający',
      who: 'Przychodzisz z zewnątrz, aby sprawdzić pracę, albo robisz to samo w innym miejscu.',
    },
    healthwatch: { name: 'Healthwatch (rzecznik pacjentów)', who: 'Jesteś z lokalnego Healthwatch.' },
    'local-authority': { name: 'Samorząd lokalny', who: 'Jesteś z lokalnej rady.' },
  },
  characteristics: {
    age: { name: 'Wiek', meaning: 'Ile ktoś ma lat.' },
    disability: {
      name: 'Niepełnosprawność',
      meaning: 'Stan ciała lub umysłu, który przez długi czas utrudnia codzienne życie.',
    },
    'gender-reassignment': {
      name: 'Korekta płci',
      meaning: 'Zamiar zmiany płci nadanej przy urodzeniu, jej zmiana w toku albo już dokonana.',
    },
    'marriage-and-civil-partnership': {
      name: 'Małżeństwo i związek partnerski',
      meaning: 'Bycie w małżeństwie lub w zarejestrowanym związku partnerskim.',
    },
    'pregnancy-and-maternity': { name: 'Ciąża i macierzyństwo', meaning: 'Ciąża albo niedawne urodzenie dziecka.' },
    race: { name: 'Rasa', meaning: 'Kolor skóry, narodowość lub pochodzenie rodziny.' },
    'religion-or-belief': {
      name: 'Religia lub przekonania',
      meaning: 'To, w co wierzysz. Brak religii też się liczy.',
    },
    sex: { name: 'Płeć', meaning: 'Bycie kobietą lub mężczyzną, dziewczyną lub chłopcem.' },
    'sexual-orientation': {
      name: 'Orientacja seksualna',
      meaning: 'Czy pociągają Cię osoby tej samej płci, innej płci czy obu płci.',
    },
  },
}
