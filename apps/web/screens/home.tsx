/** The start: type the code from the wall. */
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Page } from '../parts/page.tsx'
import { useSaid } from '../parts/reading-icon.tsx'
import { LanguageRow } from '../parts/reading-settings.tsx'
import { useWords } from '../words/use-words.tsx'
import { readJoinCode, type TypedCode } from './join-code.ts'
import '../styles/phone.scss'

/** One field, one button. A code that cannot be right is said here, before the server is asked. */
export function HomeScreen() {
  const t = useWords()
  const say = useSaid()
  const [, goTo] = useLocation()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<Exclude<TypedCode, { ok: true }> | null>(null)

  function join(event: FormEvent) {
    event.preventDefault()
    const read = readJoinCode(typed)
    if (read.ok) {
      goTo(`/join/${read.code}`)
      return
    }
    setWrong(read)
    document.getElementById('code')?.focus()
  }

  const error =
    wrong === null
      ? null
      : wrong.why === 'length'
        ? t('home.code.length', { count: wrong.count })
        : t(`home.code.${wrong.why}`)
  return (
    <Page title={t('home.title')} width="narrow">
      <h1>{t('home.title')}</h1>
      <p>{say('home.intro')}</p>
      <form onSubmit={join} noValidate>
        <Field
          id="code"
          className="phone-code"
          label={t('home.code')}
          hint={say('home.code.hint')}
          error={error}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          inputMode="text"
          enterKeyHint="go"
        />
        <Button type="submit" wide>
          {t('home.join')}
        </Button>
      </form>
      <LanguageRow />
    </Page>
  )
}
