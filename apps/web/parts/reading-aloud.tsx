/** Reads a text aloud in the page's language, by the browser's own voice. It is never given a choice somebody made. */
import { Volume2, VolumeX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useReading } from '../words/use-words.tsx'
import type { WordKey } from '../words/words.ts'
import { Button } from './button.tsx'
import '../styles/reading.scss'

/**
 * Absent where the browser has no voice for the language. Stops when it is pressed again and when its page is left.
 * @param what names the text, so that several such buttons on a page are told apart
 * @param lines read one after another
 */
export function ReadAloud(props: {
  what: Extract<WordKey, `reading.aloud.${'question' | 'answers' | 'result'}`>
  lines: readonly string[]
}) {
  const { t, language } = useReading()
  const voice = useVoice(language.tag)
  const [isSpeaking, setSpeaking] = useState(false)
  const turn = useRef(0)
  useEffect(
    () => () => {
      turn.current += 1
      window.speechSynthesis?.cancel()
    },
    [],
  )
  if (voice === null) return null

  function stop() {
    turn.current += 1
    window.speechSynthesis.cancel()
    setSpeaking(false)
  }

  function start() {
    stop()
    const mine = turn.current
    const last = props.lines.length - 1
    props.lines.forEach((line, index) => {
      const said = new SpeechSynthesisUtterance(line)
      said.voice = voice
      said.lang = language.tag
      const end = () => {
        if (turn.current === mine && index === last) setSpeaking(false)
      }
      said.onend = end
      said.onerror = end
      window.speechSynthesis.speak(said)
    })
    setSpeaking(true)
  }

  const Icon = isSpeaking ? VolumeX : Volume2
  return (
    <Button look="quiet" className="reading-aloud" onClick={isSpeaking ? stop : start}>
      <Icon aria-hidden="true" size={20} /> {isSpeaking ? t('reading.aloud.stop') : t(props.what)}
    </Button>
  )
}

/** @returns a voice of the language, the phone's own region first; null while there is none */
function useVoice(tag: string): SpeechSynthesisVoice | null {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([])
  useEffect(() => {
    const synthesis = window.speechSynthesis
    if (synthesis === undefined) return undefined
    const read = () => setVoices(synthesis.getVoices())
    read()
    synthesis.addEventListener('voiceschanged', read)
    return () => synthesis.removeEventListener('voiceschanged', read)
  }, [])
  const wanted = tag.toLowerCase()
  const [base = wanted] = wanted.split('-')
  // Some phones write en_GB.
  const isOf = (voice: SpeechSynthesisVoice, start: string) =>
    voice.lang.toLowerCase().replace('_', '-').startsWith(start)
  return voices.find((voice) => isOf(voice, wanted)) ?? voices.find((voice) => isOf(voice, base)) ?? null
}
