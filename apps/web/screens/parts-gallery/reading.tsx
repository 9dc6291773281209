/** The gallery's parts for reading in another language, size or colour, and for hearing. */
import { ReadAloud } from '../../parts/reading-aloud.tsx'
import { Pictured, useSaid } from '../../parts/reading-icon.tsx'
import { LanguageRow } from '../../parts/reading-settings.tsx'
import { SignFilm } from '../../parts/sign-film.tsx'
import { StaffColours } from '../../parts/staff-colours.tsx'
import { useWords } from '../../words/use-words.tsx'
import { Part, State } from './part.tsx'

export function ReadingSettingsPart() {
  return (
    <Part
      name="Reading settings"
      file="reading-settings.tsx"
      when="In the header of every page that a seat uses: language, text size, colours. The row stands on the first screens too."
    >
      <State name="Every language in its own name; what you choose here changes this page" wide>
        <LanguageRow />
      </State>
    </Part>
  )
}

export function StaffColoursPart() {
  return (
    <Part
      name="Staff colours"
      file="staff-colours.tsx"
      when="In the header of every page of staff, who read in English: colours alone. What you choose here changes this page."
    >
      <State name="Ready, on a header">
        <div className="eds-header">
          <div className="eds-header__inner">
            <StaffColours />
          </div>
        </div>
      </State>
    </Part>
  )
}

/** The tag of what is no language: no browser has a voice for it. */
const WITHOUT_VOICE = 'zxx'

export function ReadAloudPart() {
  const t = useWords()
  return (
    <Part
      name="Read aloud"
      file="reading-aloud.tsx"
      when="Beside a text worth hearing. Never for what somebody chose. Where the browser has no voice for the language it says so when it is pressed."
    >
      <State name="Ready">
        <ReadAloud what="reading.aloud.result" lines={[t('result.title')]} />
      </State>
      <State name="No voice for its language: it says so when it is pressed">
        <ReadAloud what="reading.aloud.answers" lines={[{ text: t('result.title'), lang: WITHOUT_VOICE }]} />
      </State>
    </Part>
  )
}

export function SignFilmPart() {
  return (
    <Part
      name="Sign film"
      file="sign-film.tsx"
      when="Under a question that has a film in British Sign Language. Fetched when somebody asks for it, beside their seat."
    >
      <State name="With a film">
        <SignFilm film="https://example.org/film" />
      </State>
      <State name="Without one: nothing">
        <SignFilm film={null} />
      </State>
    </Part>
  )
}

export function ReadingIconPart() {
  const t = useWords()
  const say = useSaid()
  return (
    <Part
      name="Reading icon"
      file="reading-icon.tsx"
      when="Beside a line that matters, in Easy Read. Nothing in other languages. The words always stand with it."
    >
      <State name="With its line">
        <p>{say('join.secret')}</p>
      </State>
      <State name="With words of its own">
        <p>
          <Pictured line="join.secret">
            <strong>{t('join.secret')}</strong>
          </Pictured>
        </p>
      </State>
    </Part>
  )
}
