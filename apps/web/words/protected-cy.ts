/** Welsh for the page on how a vote is protected. Machine-made; not yet read by a speaker. */
import type { ProtectedWords } from './protected-en.ts'

export const protectedCy: ProtectedWords = {
  'protected.title': 'Sut mae eich pleidlais yn cael ei diogelu',
  'protected.intro': 'Dyma beth rydym yn ei addo. Oddi tano mae’r hyn na allwn ei addo. Darllenwch y ddau.',
  'protected.promise': 'Beth rydym yn ei addo',
  'protected.promise.saved':
    'Ystyr “Cadwyd” yw bod eich pleidlais ar y disg ac yn ddiogel os yw’r cyfrifiadur yn methu neu’r trydan yn mynd.',
  'protected.promise.once': 'Mae gan bob sedd un bleidlais ym mhob rownd, a’r un olaf a gadwyd cyn cau sy’n cyfrif.',
  'protected.promise.secret':
    'Nes i’r canlyniad gael ei ddangos, ni all neb yn yr ystafell weld eich pleidlais, na’r hwylusydd chwaith.',
  'protected.promise.unlinked': 'Pan fydd pleidlais yn cau, mae’r gweinydd yn dileu pa sedd a wnaeth pa ddewis.',
  'protected.promise.check': 'Mae eich ffôn yn gwirio ei hun fod eich pleidlais yn y set gaeedig.',
  'protected.promise.seats':
    'Nid oes byth fwy o bleidleisiau na seddi, ac mae pob sedd a wneir neu a newidir yn y cofnod.',
  'protected.promise.record': 'Ni all neb newid, aildrefnu na thorri’r cofnod heb i’r ffonau a’r rhaglen wirio sylwi.',
  'protected.promise.facilitator':
    'Ni all yr hwylusydd weld, newid na thynnu’r un bleidlais, ac ni all agor pleidlais eto ar ôl dangos ei chanlyniad.',
  'protected.promise.author':
    'Y gweinydd sy’n dweud pwy ysgrifennodd beth, felly ni all neb ysgrifennu yn eich enw chi o ffôn arall.',
  'protected.promise.confidence':
    'Mae’r cofnod yn cyfrif buddiannau, gwrthwynebiadau a thystiolaeth o’r ystafell, a byth yn dweud o ba sedd y daethant.',
  'protected.promise.phone': 'Ni all un ffôn diffygiol neu elyniaethus atal yr ystafell.',
  'protected.promise.erased':
    'Mae geiriau a dynnir allan yn cael eu dileu o’r gweinydd, ac ni all hen ffôn ddod â nhw yn ôl.',
  'protected.promise.small': 'Nid yw pleidleisiau grŵp bach byth yn cael eu dangos ar wahân.',
  'protected.limits': 'Beth na allwn ei addo',
  'protected.limit.operator':
    'Gallai’r person sy’n rhedeg y gweinydd edrych ar bleidleisiau tra bo rownd ar agor, felly dewiswch rywun rydych yn ymddiried ynddo.',
  'protected.limit.auditor':
    'Gall yr arweinydd gymryd ffeil i’r archwilydd, lle mae’r pleidleisiau fesul grŵp, heb seddi. Mae’n ymddangos yn y rhestr o weithredoedd y gall pawb ei darllen. Lle mae grŵp yn fach neu’n pleidleisio’r un fath, gall ddangos sut y pleidleisiodd rhywun.',
  'protected.limit.wifi':
    'Os yw’r cyfeiriad yn dechrau gyda “http:”, gallai rhywun ar yr un Wi-Fi ag offer arbennig ddarllen neu newid yr hyn mae eich ffôn yn ei anfon.',
  'protected.limit.http-now': 'Mae cyfeiriad y dudalen hon yn dechrau gyda “http:”.',
  'protected.limit.pressure':
    'Ni allwn atal rhywun rhag gwneud i chi ddangos eich sgrin. Gallwch bleidleisio eto’n gyfrinachol nes i’r bleidlais gau: ni ddywedir hynny wrth neb, ac nid yw yn y cofnod.',
  'protected.limit.screenshot':
    'Gall llun neu sgrinlun o’ch dewis gael ei rannu, felly rydym yn tynnu’r dewis oddi ar eich sgrin ar ôl ei anfon.',
  'protected.limit.who': 'Nid oes enw ar sedd, felly ni allwn brofi mai’r person cywir a’i defnyddiodd.',
  'protected.limit.alone':
    'Os mai chi yw’r unig un yn eich grŵp, gall y canlyniad ddangos sut y gwnaethoch bleidleisio. Mae eich ffôn yn dweud hynny wrthych cyn i chi bleidleisio.',
  'protected.limit.small':
    'Mewn ystafell fach, gall y pleidleisiau a ddangosir wrth ymyl y radd ddatgelu o bryd i’w gilydd sut y pleidleisiodd grŵp bach. Mae rhywun yn y grŵp hwnnw’n gwybod ei bleidlais ei hun, a gall ddeall hynny’n amlach. Gall yr hwylusydd ddewis dangos y radd yn unig. Os yw’n well gan bawb mewn grŵp mwy sydd ei angen beidio â dweud, mae’r ystafell yn dysgu na chlywyd y grŵp.',
  'protected.limit.left':
    'Os bydd ychydig o bobl yn gadael neu’n ymuno rhwng dwy bleidlais, dim ond gradd y bleidlais ddiweddarach a ddangosir. O bryd i’w gilydd gall hyd yn oed honno ddatgelu sut y pleidleisiodd un ohonynt.',
  'protected.limit.helper':
    'Mae cynorthwyydd sy’n rhoi pleidlais i mewn dros rywun yn gweld y bleidlais honno. Gall pwy bynnag sydd â dolen y cynorthwyydd roi pleidleisiau i mewn dros seddi nad ydynt wedi pleidleisio ar ffôn; mae’r rhestr o weithredoedd yr hwylusydd yn dangos pob un.',
  'protected.limit.flood': 'Ni allwn gadw’r bleidlais i fynd os yw rhywun yn rhwystro’r rhwydwaith cyfan.',
  'protected.you': 'Beth allwch chi ei wneud',
  'protected.you.words':
    'Ysgrifennwch yr wyth gair ar waelod y dudalen ar eich ffôn, o dan “Sut mae’r sesiwn hon yn cael ei chofnodi”, neu tynnwch lun o’r sgrin fawr ar y diwedd. Os caiff y cofnod ei newid wedyn, ni fydd y geiriau’n ffitio mwyach.',
  'protected.you.ask':
    'Os yw eich ffôn yn dangos blwch rhybudd am y cofnod neu’ch pleidlais, dangoswch ef i’r hwylusydd cyn i’r ystafell fynd ymlaen.',
  'protected.you.paper': 'Os nad ydych eisiau defnyddio ffôn, gofynnwch am bleidlais bapur.',
  'protected.back': 'Yn ôl',
}
