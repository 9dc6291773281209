// Welsh for questions, grades, groups and characteristics. Machine-made; not yet read by a speaker.
import type { PlainLanguage } from './plain-language.ts'

export const plainCy: PlainLanguage = {
  checkedBy: null,
  gradeNames: ['Heb ei ddatblygu', 'Yn datblygu', 'Yn cyflawni', 'Yn rhagori'],
  meanings: {
    'eds-2022': [
      'Ychydig neu ddim sy’n cael ei wneud am hyn eto, neu ni all neb ei ddangos.',
      'Mae gwaith ar hyn wedi dechrau. Mae llawer mwy i’w wneud.',
      'Mae hyn yn cael ei wneud yn dda i’r rhan fwyaf o bobl.',
      'Mae hyn yn cael ei wneud yn dda iawn i bawb. Gallai eraill ddysgu oddi wrtho.',
    ],
    eds2: [
      'Mae dau neu lai o’r naw grŵp gwarchodedig yn gwneud cystal â phobl yn gyffredinol, neu ni all neb ddangos sut maen nhw.',
      'Mae tri, pedwar neu bump o’r naw grŵp gwarchodedig yn gwneud cystal â phobl yn gyffredinol.',
      'Mae chwech, saith neu wyth o’r naw grŵp gwarchodedig yn gwneud cystal â phobl yn gyffredinol.',
      'Mae pob un o’r naw grŵp gwarchodedig yn gwneud cystal â phobl yn gyffredinol.',
    ],
    'eds-2011': [
      'Mae pobl o grwpiau gwarchodedig yn gwneud yn waeth na phobl yn gyffredinol, neu ni all neb ddangos sut maen nhw.',
      'Mae pobl o rai grwpiau gwarchodedig yn gwneud cystal â phobl yn gyffredinol.',
      'Mae pobl o’r rhan fwyaf o grwpiau gwarchodedig yn gwneud cystal â phobl yn gyffredinol.',
      'Mae pobl o bob grŵp gwarchodedig yn gwneud cystal â phobl yn gyffredinol.',
    ],
  },
  outcomes: {
    'eds-2022': {
      '1A': { title: 'Cael y gwasanaeth', question: 'A all pawb sydd angen y gwasanaeth hwn ei gael?' },
      '1B': {
        title: 'Cael y gofal cywir',
        question: 'Ydy pob person yn cael y gofal sydd ei angen arno gan y gwasanaeth hwn?',
      },
      '1C': { title: 'Cadw’n ddiogel', question: 'Ydy pobl yn ddiogel rhag niwed wrth ddefnyddio’r gwasanaeth hwn?' },
      '1D': { title: 'Cael eich trin yn dda', question: 'Ydy pobl yn dweud bod y gwasanaeth hwn wedi eu trin yn dda?' },
      '2A': {
        title: 'Help gydag iechyd staff',
        question:
          'Ydy staff yn cael help yn y gwaith gyda phwysau, diabetes, asthma, clefyd yr ysgyfaint ac iechyd meddwl?',
      },
      '2B': {
        title: 'Diogel yn y gwaith',
        question: 'Ydy staff yn ddiogel yn y gwaith rhag camdriniaeth, bwlio a thrais, pwy bynnag sy’n ei wneud?',
      },
      '2C': {
        title: 'Rhywun i droi ato',
        question:
          'A all staff gael help gan rywun nad yw’n cymryd ochr os ydyn nhw dan straen, yn cael eu bwlio neu eu brifo?',
      },
      '2D': {
        title: 'Lle y byddai staff yn ei ddewis',
        question: 'A fyddai staff yn dweud wrth ffrind am weithio yma, neu gael triniaeth yma?',
      },
      '3A': {
        title: 'Arweinwyr sy’n malio am degwch',
        question: 'Ydy arweinwyr a rheolwyr yn dangos yn aml eu bod eisiau triniaeth deg ac iechyd da i bawb?',
      },
      '3B': {
        title: 'Tegwch ym mhapurau’r bwrdd',
        question: 'Ydy papurau’r bwrdd yn dweud pwy allai fod ar eu colled, a beth fydd yn cael ei wneud am hynny?',
      },
      '3C': {
        title: 'Gwirio bod pethau’n gwella',
        question:
          'Ydy arweinwyr yn gwirio gyda staff a chleifion bod pethau’n gwella, ac yn gweithredu os nad ydyn nhw?',
      },
    },
    eds2: {
      '1.1': {
        title: 'Gwasanaethau sy’n addas i bobl leol',
        question: 'Ydy gwasanaethau’n cael eu cynllunio a’u rhedeg i ddiwallu anghenion iechyd pobl leol?',
      },
      '1.2': {
        title: 'Canfod beth sydd ei angen ar bob person',
        question: 'Ydy staff yn canfod beth sydd ei angen ar bob person, ac yn rhoi gofal sy’n gweithio?',
      },
      '1.3': {
        title: 'Symud rhwng gwasanaethau',
        question: 'Ydy symud o un gwasanaeth i’r nesaf yn hawdd, gyda phawb yn cael gwybod beth sy’n digwydd?',
      },
      '1.4': {
        title: 'Cadw pobl yn ddiogel',
        question: 'Ydy pobl yn ddiogel rhag camgymeriadau, triniaeth wael a chamdriniaeth wrth ddefnyddio’r GIG?',
      },
      '1.5': {
        title: 'Cadw’n iach',
        question: 'Ydy profion iechyd, brechlynnau a chyngor iechyd yn cyrraedd ac yn helpu pob grŵp lleol?',
      },
      '2.1': {
        title: 'Cael gwasanaethau',
        question: 'A all pobl gael gwasanaethau’n hawdd, heb i neb gael ei droi i ffwrdd heb reswm da?',
      },
      '2.2': {
        title: 'Cael dweud eich dweud am eich gofal',
        question: 'Ydy pobl yn cael y ffeithiau a’r help sydd eu hangen i ddweud eu dweud am eu gofal?',
      },
      '2.3': { title: 'Cael eich trin yn dda', question: 'Ydy pobl yn dweud bod y GIG wedi eu trin yn dda?' },
      '2.4': { title: 'Cwynion', question: 'Ydy cwynion yn cael eu trin yn gyflym a gyda pharch?' },
      '3.1': {
        title: 'Penodi teg',
        question:
          'Ydy pobl yn cael eu dewis ar gyfer swyddi’n deg, fel bod staff ar bob lefel yn debyg i’r bobl maen nhw’n eu gwasanaethu?',
      },
      '3.2': {
        title: 'Cyflog teg',
        question: 'Oes cyflog cyfartal am waith cyfartal, ac ydy cyflog yn cael ei wirio i wneud yn siŵr?',
      },
      '3.3': {
        title: 'Hyfforddiant',
        question: 'Ydy pob aelod o staff yn cael hyfforddiant, ac ydyn nhw’n dweud ei fod yn dda?',
      },
      '3.4': {
        title: 'Diogel yn y gwaith',
        question: 'Ydy staff yn ddiogel yn y gwaith rhag camdriniaeth, bwlio a thrais, pwy bynnag sy’n ei wneud?',
      },
      '3.5': {
        title: 'Gweithio hyblyg',
        question: 'A all pob aelod o staff weithio mewn ffyrdd sy’n ffitio eu bywydau ac anghenion y gwasanaeth?',
      },
      '3.6': { title: 'Lle da i weithio', question: 'Ydy staff yn dweud bod hwn yn lle da i weithio?' },
      '4.1': {
        title: 'Arweinwyr sy’n gweithredu dros degwch',
        question: 'Ydy’r bwrdd a’r prif arweinwyr yn dangos yn aml eu bod eisiau i bethau fod yn deg?',
      },
      '4.2': {
        title: 'Tegwch ym mhapurau’r bwrdd',
        question: 'Ydy papurau’r bwrdd yn dweud pwy allai fod ar eu colled, a beth fydd yn cael ei wneud am hynny?',
      },
      '4.3': {
        title: 'Rheolwyr sy’n cefnogi tegwch',
        question:
          'Ydy rheolwyr yn helpu staff i weithio’n dda gyda phobl o bob diwylliant, ac i drin ei gilydd yn deg?',
      },
    },
    'eds-2011': {
      '1.1': {
        title: 'Gwasanaethau sy’n addas i bobl leol',
        question: 'Ydy gwasanaethau’n cael eu cynllunio i ddiwallu anghenion pobl leol ac i wneud iechyd yn decach?',
      },
      '1.2': {
        title: 'Canfod beth sydd ei angen ar bob person',
        question: 'Ydy staff yn canfod beth sydd ei angen ar bob claf, ac yn rhoi gofal sy’n gweithio?',
      },
      '1.3': {
        title: 'Newid a symud',
        question: 'Ydy staff yn siarad â chleifion am newidiadau yn eu gofal, ac ydy symud rhwng gwasanaethau’n hawdd?',
      },
      '1.4': {
        title: 'Cadw cleifion yn ddiogel',
        question: 'Ydy cleifion yn ddiogel rhag camdriniaeth, bwlio a thrais, ac ydy pethau’n cael eu cywiro’n deg?',
      },
      '1.5': {
        title: 'Cadw’n iach',
        question: 'Ydy profion iechyd, brechlynnau a chyngor iechyd yn cyrraedd ac yn helpu pob grŵp lleol?',
      },
      '2.1': {
        title: 'Cael gwasanaethau',
        question: 'A all pobl gael gwasanaethau’n hawdd, heb i neb gael ei droi i ffwrdd heb reswm da?',
      },
      '2.2': {
        title: 'Cael dweud eich dweud am eich gofal',
        question: 'Ydy cleifion yn cael y ffeithiau a’r help sydd eu hangen i wneud dewisiadau am eu gofal?',
      },
      '2.3': {
        title: 'Cael eich trin yn dda',
        question: 'Ydy cleifion a gofalwyr yn dweud eu bod wedi cael gofal da, gwrandawiad a pharch?',
      },
      '2.4': { title: 'Cwynion', question: 'Ydy cwynion yn cael eu trin yn gyflym a gyda pharch?' },
      '3.1': {
        title: 'Penodi teg',
        question: 'Ydy pobl yn cael eu dewis ar gyfer swyddi’n deg, fel bod pob math o bobl yn gweithio ar bob lefel?',
      },
      '3.2': { title: 'Cyflog teg', question: 'Ydy cyflog yn deg, gyda chyflog cyfartal am waith cyfartal?' },
      '3.3': {
        title: 'Hyfforddiant a chymorth',
        question: 'Ydy staff yn cael yr hyfforddiant a’r cymorth sydd eu hangen i wneud eu gwaith yn dda?',
      },
      '3.4': {
        title: 'Diogel yn y gwaith',
        question: 'Ydy staff yn ddiogel rhag camdriniaeth, bwlio a thrais, ac ydy pethau’n cael eu cywiro’n deg?',
      },
      '3.5': {
        title: 'Gweithio hyblyg',
        question: 'A all pob aelod o staff weithio mewn ffyrdd sy’n ffitio eu bywydau ac anghenion y gwasanaeth?',
      },
      '3.6': { title: 'Staff iach', question: 'Ydy staff yn cael help i gadw’n iach?' },
      '4.1': {
        title: 'Arweinwyr sy’n gweithredu dros degwch',
        question: 'Ydy’r bwrdd a’r prif arweinwyr yn cynllunio eu gwaith fel ei fod yn gwneud pethau’n decach?',
      },
      '4.2': {
        title: 'Rheolwyr sy’n cefnogi tegwch',
        question:
          'Ydy rheolwyr yn helpu staff i weithio’n dda gyda phobl o bob diwylliant, ac i drin ei gilydd yn deg?',
      },
      '4.3': {
        title: 'Dewis a hyfforddi arweinwyr',
        question:
          'Ydy prif arweinwyr yn cael eu dewis a’u hyfforddi gyda’r rhestr genedlaethol o sgiliau ar gyfer tegwch?',
      },
    },
  },
  groups: {
    'patients-and-service-users': {
      name: 'Cleifion a defnyddwyr gwasanaeth',
      who: 'Rydych chi’n defnyddio’r gwasanaeth, neu wedi ei ddefnyddio.',
    },
    carers: { name: 'Gofalwyr', who: 'Rydych chi’n gofalu am rywun sy’n defnyddio’r gwasanaeth.' },
    'community-and-voluntary-sector': {
      name: 'Y gymuned a’r sector gwirfoddol',
      who: 'Rydych chi’n dod o grŵp lleol neu elusen.',
    },
    staff: { name: 'Y staff', who: 'Rydych chi’n gweithio yma, ac nid ydych yn rheolwr.' },
    'staff-networks': { name: 'Rhwydweithiau staff', who: 'Rydych chi’n siarad dros rwydwaith staff.' },
    'trade-unions': { name: 'Undebau llafur', who: 'Rydych chi’n siarad dros undeb llafur.' },
    managers: { name: 'Rheolwyr', who: 'Rydych chi’n rheoli pobl eraill yma.' },
    board: { name: 'Y bwrdd', who: 'Rydych chi ar y bwrdd.' },
    'independent-evaluators': {
      name: 'Gwerthuswyr annibynnol',
      who: 'Rydych chi’n dod o’r tu allan i wirio’r gwaith, neu’n gwneud y swydd hon rywle arall.',
    },
    healthwatch: { name: 'Healthwatch (llais cleifion)', who: 'Rydych chi’n dod o’r Healthwatch lleol.' },
    'local-authority': { name: 'Awdurdod lleol', who: 'Rydych chi’n dod o’r cyngor lleol.' },
  },
  characteristics: {
    age: { name: 'Oedran', meaning: 'Pa mor hen yw rhywun.' },
    disability: {
      name: 'Anabledd',
      meaning: 'Cyflwr corff neu feddwl sy’n gwneud bywyd bob dydd yn anoddach am amser hir.',
    },
    'gender-reassignment': {
      name: 'Ailbennu rhywedd',
      meaning: 'Cynllunio i newid o’r rhyw a roddwyd i chi adeg geni, bod wrthi’n newid, neu fod wedi newid.',
    },
    'marriage-and-civil-partnership': {
      name: 'Priodas a phartneriaeth sifil',
      meaning: 'Bod yn briod neu mewn partneriaeth sifil.',
    },
    'pregnancy-and-maternity': {
      name: 'Beichiogrwydd a mamolaeth',
      meaning: 'Cael babi, neu fod wedi cael un yn ddiweddar.',
    },
    race: { name: 'Hil', meaning: 'Lliw, cenedligrwydd, neu o ble mae’ch teulu’n dod.' },
    'religion-or-belief': {
      name: 'Crefydd neu gred',
      meaning: 'Beth rydych chi’n ei gredu. Mae bod heb grefydd yn cyfrif hefyd.',
    },
    sex: { name: 'Rhyw', meaning: 'Bod yn fenyw neu’n ddyn, yn ferch neu’n fachgen.' },
    'sexual-orientation': {
      name: 'Cyfeiriadedd rhywiol',
      meaning: 'P’un a ydych chi’n cael eich denu at bobl o’r un rhyw â chi, o’r rhyw arall, neu o’r ddau.',
    },
  },
}
