/** Language, text size and colours: chosen by each person for this phone alone, from the first screen on. */
import { Languages } from 'lucide-react'
import { useId } from 'react'
import { LANGUAGES, languageById } from '../words/languages.ts'
import { TEXT_SIZES, THEMES } from '../words/reading-choice.ts'
import { useReading } from '../words/use-words.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { useKeptOpen } from './use-kept-open.ts'
import '../styles/reading.scss'

/**
 * The button in the header of every page that a seat uses; it opens the settings. Until a language is chosen it names the
 * phone's own, in that language: the row of all of them is far below for whoever cannot read this page.
 */
export function ReadingSettings() {
  const { t, choice } = useReading()
  const own = languageById(navigator.language.slice(0, 2))
  const { isOpen, button, open, close } = useKeptOpen()
  return (
    <>
      <button type="button" className="reading-open" ref={button} onClick={open}>
        <Languages aria-hidden="true" size={20} />
        <span>
          {t('reading.open')}{' '}
          {own.id === choice.language || choice.language !== 'en' ? null : <span lang={own.tag}>{own.name}</span>}
        </span>
      </button>
      <Dialog open={isOpen} title={t('reading.open')} onClose={close}>
        <Settings />
        <Button wide onClick={close}>
          {t('reading.close')}
        </Button>
      </Dialog>
    </>
  )
}

function Settings() {
  const { t, choice, choose } = useReading()
  return (
    <div className="reading-settings">
      <LanguageNotice />
      <Chooser
        legend={t('reading.language')}
        options={LANGUAGES.map(({ id, name, tag, dir }) => ({ value: id, label: name, lang: tag, dir }))}
        value={choice.language}
        onChange={(language) => choose({ language })}
      />
      <Chooser
        legend={t('reading.size')}
        options={TEXT_SIZES.map((size) => ({ value: size, label: t('reading.size.percent', { percent: size }) }))}
        value={choice.size}
        onChange={(size) => choose({ size })}
      />
      <Chooser
        legend={t('reading.theme')}
        options={THEMES.map((theme) => ({ value: theme, label: t(`reading.theme.${theme}`) }))}
        value={choice.theme}
        onChange={(theme) => choose({ theme })}
      />
      <p className="eds-quiet">{t('reading.kept')}</p>
    </div>
  )
}

/** Every language in its own name, on the first screens: whoever cannot read this page finds theirs. */
export function LanguageRow() {
  const { t, choice, choose } = useReading()
  return (
    <div className="reading-row">
      <Chooser
        legend={t('reading.language')}
        options={LANGUAGES.map(({ id, name, tag, dir }) => ({ value: id, label: name, lang: tag, dir }))}
        value={choice.language}
        onChange={(language) => choose({ language })}
      />
      <LanguageNotice />
    </div>
  )
}

/** That a translation has not been checked, in that language and in English; and how fetching one goes. */
function LanguageNotice() {
  const { t, file, state, choice } = useReading()
  const wanted = languageById(choice.language)
  return (
    <div role="status">
      {state === 'loading' ? <p>{t('reading.loading')}</p> : null}
      {state === 'failed' ? (
        <p>
          <span lang={wanted.tag} dir={wanted.dir}>
            {wanted.name}
          </span>
          : {t('reading.not-loaded')}
        </p>
      ) : null}
      {file === null || file.checkedBy !== null ? null : (
        <p className="reading-unchecked">
          {t('reading.unchecked')}
          {t('reading.unchecked') === UNCHECKED ? null : (
            <>
              <br />
              <span lang="en-GB" dir="ltr">
                {UNCHECKED}
              </span>
            </>
          )}
        </p>
      )}
    </div>
  )
}

const UNCHECKED = 'Not yet checked by a speaker'

type Choosable<V extends string | number> = {
  readonly value: V
  readonly label: string
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
}

/** Radios as a wrapping row of plain boxes, so that nine languages fit on a small screen. */
function Chooser<V extends string | number>(props: {
  legend: string
  options: readonly Choosable<V>[]
  value: V
  onChange: (value: V) => void
}) {
  const { legend, options, value, onChange } = props
  const name = useId()
  return (
    <fieldset className="reading-chooser">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} lang={option.lang} dir={option.dir}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
