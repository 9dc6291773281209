/** Romanian for the page on how a vote is protected. Machine-made; not yet read by a speaker. */
import type { ProtectedWords } from './protected-en.ts'

export const protectedRo: ProtectedWords = {
  'protected.title': 'Cum este protejat votul tău',
  'protected.intro': 'Iată ce promitem. Mai jos este ce nu putem promite. Citește-le pe amândouă.',
  'protected.promise': 'Ce promitem',
  'protected.promise.saved':
    '„Salvat” înseamnă că votul tău este pe disc și rămâne acolo după o cădere sau o pană de curent.',
  'protected.promise.once': 'Fiecare loc are un vot la fiecare rundă și se numără ultimul salvat înainte de închidere.',
  'protected.promise.secret': 'Până se arată rezultatul, nimeni din sală nu îți poate vedea votul, nici moderatorul.',
  'protected.promise.unlinked': 'Când se închide votul, serverul șterge ce loc a ales ce anume.',
  'protected.promise.check': 'Telefonul tău verifică singur că votul tău este în setul închis.',
  'protected.promise.seats':
    'Nu sunt niciodată mai multe voturi decât locuri, iar fiecare loc creat sau schimbat este în înregistrare.',
  'protected.promise.record':
    'Nimeni nu poate schimba, muta sau tăia din înregistrare fără ca telefoanele și programul de verificare să observe.',
  'protected.promise.facilitator':
    'Moderatorul nu poate vedea, schimba sau scoate niciun vot și nu poate redeschide un vot după ce i s-a arătat rezultatul.',
  'protected.promise.author':
    'Serverul spune cine ce a scris, așa că nimeni nu poate scrie în numele tău de pe alt telefon.',
  'protected.promise.confidence':
    'Înregistrarea numără interesele declarate, obiecțiile și dovezile din sală și nu spune niciodată de la ce loc au venit.',
  'protected.promise.phone': 'Un singur telefon stricat sau ostil nu poate opri sala.',
  'protected.promise.erased':
    'Cuvintele scoase sunt șterse de pe server, iar un telefon vechi nu le poate aduce înapoi.',
  'protected.promise.small': 'Voturile unui grup mic nu sunt arătate niciodată separat.',
  'protected.limits': 'Ce nu putem promite',
  'protected.limit.operator':
    'Persoana care se ocupă de server ar putea vedea voturile cât timp votul este deschis, așa că alegeți pe cineva de încredere.',
  'protected.limit.auditor':
    'Responsabilul poate lua un fișier pentru auditor, în care voturile apar pe grupuri, fără locuri. Luarea lui apare în lista de acțiuni pe care o poate citi oricine. Unde un grup este mic sau votează la fel, fișierul poate arăta cum a votat cineva.',
  'protected.limit.wifi':
    'Dacă adresa începe cu „http:”, cineva din aceeași rețea Wi-Fi, cu unelte speciale, ar putea citi sau schimba ce trimite telefonul tău.',
  'protected.limit.http-now': 'Adresa acestei pagini începe cu „http:”.',
  'protected.limit.pressure':
    'Nu putem împiedica pe cineva să te oblige să îi arăți ecranul. Până la închidere poți vota din nou în secret: nimeni nu află și nu apare în înregistrare.',
  'protected.limit.screenshot':
    'O fotografie sau o captură de ecran cu alegerea ta poate ajunge la alții, așa că o luăm de pe ecran după ce o trimiți.',
  'protected.limit.who': 'Un loc nu are nume, așa că nu putem dovedi că l-a folosit persoana potrivită.',
  'protected.limit.alone':
    'Dacă ești singura persoană din grup, rezultatul poate arăta cum ai votat. Telefonul îți spune asta înainte.',
  'protected.limit.small':
    'Într-o sală mică, voturile arătate lângă notă pot trăda uneori cum a votat un grup mic. Cine este în acel grup își știe propriul vot și poate afla asta mai des. Moderatorul poate alege ca sala să vadă doar nota. Dacă toți dintr-un grup necesar mai mare preferă să nu spună, sala află că grupul nu a fost auzit.',
  'protected.limit.left':
    'Dacă între două voturi pleacă sau vin câțiva oameni, se arată doar nota votului de mai târziu. Uneori chiar și ea poate trăda cum a votat unul dintre ei.',
  'protected.limit.helper':
    'Un ajutor care introduce votul cuiva vede acel vot. Cine are linkul ajutorului poate introduce voturi pentru locurile care nu au votat de pe telefon; lista acțiunilor moderatorului arată fiecare astfel de vot.',
  'protected.limit.flood': 'Nu putem ține votul în mers dacă cineva blochează toată rețeaua.',
  'protected.you': 'Ce poți face',
  'protected.you.words':
    'Scrie cele opt cuvinte din josul paginii de pe telefon, de sub „Cum este înregistrată sesiunea”, sau fotografiază ecranul mare la sfârșit. Dacă înregistrarea se schimbă mai târziu, cuvintele nu se mai potrivesc.',
  'protected.you.ask':
    'Dacă telefonul arată o casetă de avertizare despre înregistrare sau despre votul tău, arat-o moderatorului înainte ca sala să meargă mai departe.',
  'protected.you.paper': 'Dacă nu vrei să folosești un telefon, cere să votezi pe hârtie.',
  'protected.back': 'Înapoi',
}
