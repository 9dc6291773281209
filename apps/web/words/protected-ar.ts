/** Arabic for the page on how a vote is protected. Machine-made; not yet read by a speaker. */
import type { ProtectedWords } from './protected-en.ts'

export const protectedAr: ProtectedWords = {
  'protected.title': 'كيف يُحمى صوتك',
  'protected.intro': 'هذا ما نعد به. وتحته ما لا نستطيع أن نعد به. اقرأ الاثنين.',
  'protected.promise': 'ما نعد به',
  'protected.promise.saved': '«حُفظ» تعني أن صوتك على القرص، ويبقى ولو تعطل الجهاز أو انقطعت الكهرباء.',
  'protected.promise.once': 'لكل مقعد صوت واحد في كل جولة، ويُحسب آخر صوت حُفظ قبل الإغلاق.',
  'protected.promise.secret': 'لا أحد في القاعة يرى صوتك قبل عرض النتيجة، ولا حتى مدير الجلسة.',
  'protected.promise.unlinked': 'عند إغلاق التصويت يحذف الخادم أي مقعد اختار ماذا.',
  'protected.promise.check': 'يتحقق هاتفك بنفسه من أن صوتك ضمن الأصوات المغلقة.',
  'protected.promise.seats': 'لا تزيد الأصوات أبدًا على المقاعد، وكل مقعد يُنشأ أو يُغيَّر مكتوب في السجل.',
  'protected.promise.record': 'لا يستطيع أحد تغيير السجل أو ترتيبه أو قطعه دون أن تلاحظ الهواتف وبرنامج التحقق.',
  'protected.promise.facilitator':
    'لا يستطيع مدير الجلسة أن يرى أي صوت أو يغيّره أو يحذفه، ولا أن يفتح التصويت من جديد بعد عرض نتيجته.',
  'protected.promise.author': 'الخادم هو الذي يحدد مَن كتب ماذا، فلا أحد يكتب باسمك من هاتف آخر.',
  'protected.promise.phone': 'لا يستطيع هاتف واحد معطل أو معادٍ أن يوقف القاعة.',
  'protected.promise.erased': 'الكلمات التي تُزال تُحذف من الخادم، ولا يستطيع هاتف قديم أن يعيدها.',
  'protected.promise.small': 'لا تُعرض أصوات المجموعة الصغيرة وحدها أبدًا.',
  'protected.limits': 'ما لا نستطيع أن نعد به',
  'protected.limit.operator':
    'يستطيع مَن يشغّل الخادم أن ينظر إلى الأصوات ما دام التصويت مفتوحًا، فاختاروا شخصًا تثقون به.',
  'protected.limit.wifi':
    'إذا بدأ العنوان بـ «http:» فقد يستطيع شخص على شبكة Wi-Fi نفسها ولديه أدوات خاصة أن يقرأ ما يرسله هاتفك أو يغيّره.',
  'protected.limit.http-now': 'عنوان هذه الصفحة يبدأ بـ «http:».',
  'protected.limit.pressure': 'لا نستطيع منع شخص من إجبارك على عرض شاشتك، لكن يمكنك التصويت سرًا من جديد حتى الإغلاق.',
  'protected.limit.screenshot': 'قد تُنشر صورة لاختيارك أو لقطة شاشة، ولذلك نزيل الاختيار من شاشتك بعد إرساله.',
  'protected.limit.who': 'لا اسم للمقعد، فلا نستطيع أن نثبت أن الشخص الصحيح استعمله.',
  'protected.limit.helper': 'المساعد الذي يُدخل صوتًا عن شخص يرى ذلك الصوت.',
  'protected.limit.flood': 'لا نستطيع إبقاء التصويت جاريًا إذا عطّل أحد الشبكة كلها.',
  'protected.you': 'ما يمكنك فعله',
  'protected.you.words':
    'اكتب الكلمات الثماني في أسفل صفحة هاتفك، أو صوّر الشاشة الكبيرة في النهاية. إذا غُيّر السجل لاحقًا فلن تطابقه الكلمات.',
  'protected.you.ask': 'إذا أظهر هاتفك مربعًا أحمر فاعرضه على مدير الجلسة قبل أن تتابع القاعة.',
  'protected.you.paper': 'إذا لم ترد استعمال هاتف فاطلب التصويت على الورق.',
  'protected.back': 'رجوع',
}
