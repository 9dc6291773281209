/** How a vote is protected: what is promised, what is not, and what anybody can do. One sentence each. */
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { useWords } from '../words/use-words.tsx'
import type { WordKey } from '../words/words.ts'
import '../styles/phone.scss'

const PROMISES = [
  'protected.promise.saved',
  'protected.promise.once',
  'protected.promise.secret',
  'protected.promise.unlinked',
  'protected.promise.check',
  'protected.promise.seats',
  'protected.promise.record',
  'protected.promise.facilitator',
  'protected.promise.author',
  'protected.promise.phone',
  'protected.promise.erased',
  'protected.promise.small',
] as const satisfies readonly WordKey[]

const LIMITS = [
  'protected.limit.operator',
  'protected.limit.wifi',
  'protected.limit.pressure',
  'protected.limit.screenshot',
  'protected.limit.who',
  'protected.limit.helper',
  'protected.limit.flood',
] as const satisfies readonly WordKey[]

const ACTS = ['protected.you.words', 'protected.you.ask', 'protected.you.paper'] as const satisfies readonly WordKey[]

export function ProtectedScreen() {
  const t = useWords()
  const isPlainHttp = window.location.protocol === 'http:'
  return (
    <Page title={t('protected.title')} width="narrow">
      <h1>{t('protected.title')}</h1>
      <p>{t('protected.intro')}</p>
      <h2>{t('protected.promise')}</h2>
      <Sentences keys={PROMISES} />
      <h2>{t('protected.limits')}</h2>
      {isPlainHttp ? (
        <Notice tone="warn">
          <p>{t('protected.limit.http-now')}</p>
        </Notice>
      ) : null}
      <Sentences keys={LIMITS} />
      <h2>{t('protected.you')}</h2>
      <Sentences keys={ACTS} />
      <Button look="secondary" onClick={goBack}>
        {t('protected.back')}
      </Button>
    </Page>
  )
}

function Sentences({ keys }: { keys: readonly (typeof PROMISES | typeof LIMITS | typeof ACTS)[number][] }) {
  const t = useWords()
  return (
    <ul className="phone-sentences">
      {keys.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
  )
}

/** Whoever typed the address has nowhere to go back to: they get the start. */
function goBack(): void {
  if (window.history.length > 1) window.history.back()
  else window.location.assign('/')
}
