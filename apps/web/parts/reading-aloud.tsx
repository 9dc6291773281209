/** Reads a text aloud, each line by the browser's own voice for its language. It is never given a choice somebody made. */
import { Volume2, VolumeX } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useReading } from '../words/use-words.tsx'
import type { WordKey } from '../words/words.ts'
import { Button } from './button.tsx'
import { announce } from './live-region.tsx'
import '../styles/reading.scss'

/** Stops whoever reads now: one text at a time. */
let silence = () => {}

/**
 * Drawn before it is known which voices there are: browsers tell that late, and a button that came then would move the vote
 * away from under a thumb. Where there is none for any line it says so when it is pressed; a line without one is left out.
 * Stops when it is pressed again, when another begins and when its page is left.
 * @param what names the text, so that several such buttons on a page are told apart
 * @param lines read one after another; in the page's language unless they say another
 */
export function ReadAloud(props: {
  what: Extract<WordKey, `reading.aloud.${'question' | 'answers' | 'evidence' | 'result'}`>
  lines: readonly (string | { text: string; lang: string })[]
}) {
  const { t, language } = useReading()
  const voices = useVoices()
  const [isSpeaking, setSpeaking] = useState(false)
  const [isMute, setMute] = useState(false)
  const turn = useRef(0)
  const stop = useCallback(() => {
    turn.current += 1
    window.speechSynthesis.cancel()
    setSpeaking(false)
  }, [])
  useEffect(
    () => () => {
      if (silence === stop) stop()
    },
    [stop],
  )
  const spoken = props.lines.flatMap((line) => {
    const { text, lang } = typeof line === 'string' ? { text: line, lang: language.tag } : line
    const voice = voiceOf(voices, lang)
    return voice === null ? [] : [{ text, lang, voice }]
  })
  if (window.speechSynthesis === undefined) return null

  function start() {
    setMute(spoken.length === 0)
    if (spoken.length === 0) return announce(t('reading.aloud.none'))
    silence()
    silence = stop
    const mine = turn.current
    spoken.forEach(({ text, lang, voice }, index) => {
      const said = new SpeechSynthesisUtterance(text)
      said.voice = voice
      said.lang = lang
      const end = () => {
        if (turn.current === mine && index === spoken.length - 1) setSpeaking(false)
      }
      said.onend = end
      said.onerror = end
      window.speechSynthesis.speak(said)
    })
    setSpeaking(true)
  }

  const Icon = isSpeaking || isMute ? VolumeX : Volume2
  const words = isSpeaking ? 'reading.aloud.stop' : isMute ? 'reading.aloud.none' : props.what
  return (
    <Button look="quiet" className="reading-aloud" onClick={isSpeaking ? stop : start}>
      <Icon aria-hidden="true" size={20} /> {t(words)}
    </Button>
  )
}

function useVoices(): readonly SpeechSynthesisVoice[] {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([])
  useEffect(() => {
    const synthesis = window.speechSynthesis
    if (synthesis === undefined) return undefined
    const read = () => setVoices(synthesis.getVoices())
    read()
    synthesis.addEventListener('voiceschanged', read)
    return () => synthesis.removeEventListener('voiceschanged', read)
  }, [])
  return voices
}

/** @returns a voice of the language, the phone's own region first; null while there is none */
function voiceOf(voices: readonly SpeechSynthesisVoice[], tag: string): SpeechSynthesisVoice | null {
  const wanted = tag.toLowerCase()
  const [base = wanted] = wanted.split('-')
  // Some phones write en_GB.
  const isOf = (voice: SpeechSynthesisVoice, start: string) =>
    voice.lang.toLowerCase().replace('_', '-').startsWith(start)
  return voices.find((voice) => isOf(voice, wanted)) ?? voices.find((voice) => isOf(voice, base)) ?? null
}
