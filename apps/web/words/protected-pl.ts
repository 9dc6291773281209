/** Polish for the page on how a vote is protected. Machine-made; not yet read by a speaker. */
import type { ProtectedWords } from './protected-en.ts'

export const protectedPl: ProtectedWords = {
  'protected.title': 'Jak chroniony jest Twój głos',
  'protected.intro': 'To jest to, co obiecujemy. Niżej jest to, czego obiecać nie możemy. Przeczytaj jedno i drugie.',
  'protected.promise': 'Co obiecujemy',
  'protected.promise.saved': '„Zapisano” znaczy, że Twój głos jest na dysku i przetrwa awarię lub brak prądu.',
  'protected.promise.once':
    'Każde miejsce ma jeden głos w każdej rundzie. Liczy się ostatni zapisany przed zamknięciem.',
  'protected.promise.secret': 'Zanim pojawi się wynik, nikt w sali nie widzi Twojego głosu, osoba prowadząca też nie.',
  'protected.promise.unlinked': 'Gdy głosowanie się kończy, serwer usuwa to, które miejsce co wybrało.',
  'protected.promise.check': 'Twój telefon sam sprawdza, że Twój głos jest w zamkniętym zbiorze.',
  'protected.promise.seats':
    'Głosów nigdy nie jest więcej niż miejsc. Każde nowe lub zmienione miejsce jest w zapisie.',
  'protected.promise.record':
    'Nikt nie może zmienić, przestawić ani skrócić zapisu tak, żeby telefony i program sprawdzający tego nie zauważyły.',
  'protected.promise.facilitator':
    'Osoba prowadząca nie może zobaczyć, zmienić ani usunąć żadnego głosu. Nie może też otworzyć głosowania ponownie po pokazaniu wyniku.',
  'protected.promise.author':
    'To serwer mówi, kto co napisał, więc nikt nie może pisać w Twoim imieniu z innego telefonu.',
  'protected.promise.confidence':
    'Zapis liczy zgłoszone interesy, sprzeciwy i dowody z sali. Nigdy nie mówi, z którego miejsca pochodzą.',
  'protected.promise.phone': 'Jeden zepsuty lub wrogi telefon nie może zatrzymać sali.',
  'protected.promise.erased': 'Usunięte słowa znikają z serwera i żaden stary telefon nie może ich przywrócić.',
  'protected.promise.small': 'Głosy małej grupy nigdy nie są pokazywane osobno.',
  'protected.limits': 'Czego nie możemy obiecać',
  'protected.limit.operator':
    'Osoba, która obsługuje serwer, mogłaby zobaczyć głosy, dopóki głosowanie trwa. Wybierzcie kogoś, komu ufacie.',
  'protected.limit.auditor':
    'Osoba odpowiedzialna może pobrać plik dla audytora, w którym głosy są podane według grup, bez miejsc. Pobranie widać na liście działań, którą każdy może przeczytać. Gdy grupa jest mała albo głosuje jednakowo, plik może zdradzić czyjś głos.',
  'protected.limit.wifi':
    'Jeśli adres zaczyna się od „http:”, ktoś w tej samej sieci Wi-Fi ze specjalnymi narzędziami mógłby odczytać lub zmienić to, co wysyła Twój telefon.',
  'protected.limit.http-now': 'Adres tej strony zaczyna się od „http:”.',
  'protected.limit.pressure':
    'Nie możemy powstrzymać kogoś, kto każe Ci pokazać ekran. Do zamknięcia możesz po kryjomu zagłosować ponownie: nikt się o tym nie dowie, a zapis o tym nie mówi.',
  'protected.limit.screenshot':
    'Zdjęcie lub zrzut ekranu z Twoim wyborem można komuś przesłać, więc po wysłaniu wybór znika z ekranu.',
  'protected.limit.who': 'Miejsce nie ma nazwiska, więc nie możemy udowodnić, że użyła go właściwa osoba.',
  'protected.limit.alone':
    'Jeśli w Twojej grupie nie ma nikogo poza Tobą, wynik może zdradzić Twój głos. Telefon mówi o tym przed głosowaniem.',
  'protected.limit.small':
    'W małej sali głosy narysowane obok oceny mogą czasem zdradzić, jak głosowała mała grupa. Kto jest w tej grupie, zna własny głos i może to ustalić częściej. Osoba prowadząca może ustawić, że sala widzi tylko ocenę. Jeśli wszyscy w większej potrzebnej grupie wolą nie mówić, sala dowiaduje się, że tej grupy nie usłyszano.',
  'protected.limit.left':
    'Jeśli między dwoma głosowaniami kilka osób wyjdzie lub dołączy, pokazujemy tylko ocenę z późniejszego głosowania. Czasem nawet ona może zdradzić, jak głosowała jedna z nich.',
  'protected.limit.helper':
    'Pomocnik, który wpisuje czyjś głos, widzi ten głos. Kto ma link pomocnika, może wpisać głos za miejsca, które nie zagłosowały telefonem; lista działań osoby prowadzącej pokazuje każdy taki głos.',
  'protected.limit.flood': 'Nie możemy prowadzić głosowania, jeśli ktoś zablokuje całą sieć.',
  'protected.you': 'Co możesz zrobić',
  'protected.you.words':
    'Zapisz osiem słów z dołu strony w telefonie (pod „Jak ta sesja jest zapisywana”) albo zrób na końcu zdjęcie dużego ekranu. Jeśli ktoś później zmieni zapis, słowa przestaną pasować.',
  'protected.you.ask':
    'Jeśli telefon pokaże pole z ostrzeżeniem o zapisie lub o Twoim głosie, pokaż je osobie prowadzącej, zanim sala przejdzie dalej.',
  'protected.you.paper': 'Jeśli nie chcesz używać telefonu, poproś o głosowanie na papierze.',
  'protected.back': 'Wróć',
}
