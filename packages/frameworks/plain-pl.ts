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
    'gender-reassignment': { name: 'Korekta płci', meaning: 'Zmiana lub plan zmiany płci nadanej przy urodzeniu.' },
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
      meaning: 'Czy kochasz mężczyzn, kobiety, czy i jednych, i drugich.',
    },
  },
}
