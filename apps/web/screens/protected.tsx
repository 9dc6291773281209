/** How a vote is protected: what is promised, what is not, and what anybody can do. One sentence each. */
import { Button } from '../parts/button.tsx'
import { Loading } from '../parts/loading.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import type { ProtectedWords } from '../words/protected-en.ts'
import { type ProtectedFile, useProtected } from '../words/protected-words.ts'
import { useReading } from '../words/use-words.tsx'
import '../styles/phone.scss'
import '../styles/reading.scss'

type Key = keyof ProtectedWords

const PROMISES: readonly Key[] = [
  'protected.promise.saved',
  'protected.promise.once',
  'protected.promise.secret',
  'protected.promise.unlinked',
  'protected.promise.check',
  'protected.promise.seats',
  'protected.promise.record',
  'protected.promise.facilitator',
  'protected.promise.author',
  'protected.promise.confidence',
  'protected.promise.phone',
  'protected.promise.erased',
  'protected.promise.small',
]

const LIMITS: readonly Key[] = [
  'protected.limit.operator',
  'protected.limit.auditor',
  'protected.limit.wifi',
  'protected.limit.pressure',
  'protected.limit.screenshot',
  'protected.limit.who',
  'protected.limit.alone',
  'protected.limit.small',
  'protected.limit.left',
  'protected.limit.helper',
  'protected.limit.flood',
]

const ACTS: readonly Key[] = ['protected.you.words', 'protected.you.ask', 'protected.you.paper']

export function ProtectedScreen() {
  const { t, language } = useReading()
  const said = useProtected()
  if (said === null)
    return (
      <Page title={t('protected.link')} width="narrow">
        <h1>{t('protected.link')}</h1>
        <Loading />
      </Page>
    )
  const { file, isEnglish } = said
  const { words } = file
  const isPlainHttp = window.location.protocol === 'http:'
  return (
    <Page title={words['protected.title']} width="narrow">
      <div {...(isEnglish && language.id !== 'en' ? { lang: 'en-GB', dir: 'ltr' } : {})}>
        <h1>{words['protected.title']}</h1>
        <p>{words['protected.intro']}</p>
        <h2>{words['protected.promise']}</h2>
        <Sentences file={file} keys={PROMISES} />
        <h2>{words['protected.limits']}</h2>
        {isPlainHttp ? (
          <Notice tone="warn">
            <p>{words['protected.limit.http-now']}</p>
          </Notice>
        ) : null}
        <Sentences file={file} keys={LIMITS} />
        <h2>{words['protected.you']}</h2>
        <Sentences file={file} keys={ACTS} />
        <Button look="secondary" onClick={goBack}>
          {words['protected.back']}
        </Button>
      </div>
    </Page>
  )
}

function Sentences({ file: { words, icons }, keys }: { file: ProtectedFile; keys: readonly Key[] }) {
  return (
    <ul className={icons === undefined ? 'phone-sentences' : 'phone-sentences phone-sentences--pictures'}>
      {keys.map((key) => {
        const Icon = icons?.[key]
        return (
          <li key={key}>
            {Icon === undefined ? null : <Icon className="reading-icon" aria-hidden="true" size={32} />}
            <span>{words[key]}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** Whoever typed the address has nowhere to go back to: they get the start. */
function goBack(): void {
  if (window.history.length > 1) window.history.back()
  else window.location.assign('/')
}
