/** The gallery's parts that tell something. */
import { RefusalCode } from '@eds/session/refusals'
import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { ConnectionBanner } from '../../parts/connection-banner.tsx'
import { Countdown } from '../../parts/countdown.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Notice, Tag, type Tone } from '../../parts/notice.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'
import { StaffWords } from '../../words/staff-words.tsx'
import { LONG_TEXT, Part, State } from './part.tsx'

const TONES: readonly { tone: Tone; name: string; title: string; text: string }[] = [
  { tone: 'info', name: 'Info', title: 'Sending', text: 'Your vote is on its way.' },
  {
    tone: 'good',
    name: 'Good: done',
    title: 'Saved',
    text: 'Your vote is safe. You can change it until voting closes.',
  },
  { tone: 'warn', name: 'Warn: look out', title: 'Waiting to send', text: 'Your vote is sent when you are connected.' },
  { tone: 'bad', name: 'Bad: not done', title: 'Too late', text: 'The round had closed. Your vote was not counted.' },
]

export function NoticePart() {
  return (
    <Part
      name="Notice"
      file="notice.tsx"
      when="For where something stands. Give it `live` when it appears by itself and must be heard."
    >
      {TONES.map(({ tone, name, title, text }) => (
        <State key={tone} name={name}>
          <Notice tone={tone} title={title}>
            <p>{text}</p>
          </Notice>
        </State>
      ))}
      <State name="Without a title">
        <Notice>
          <p>The facilitator reads it before anyone else sees it.</p>
        </Notice>
      </State>
      <State name="Long text">
        <Notice tone="warn" title={LONG_TEXT}>
          <p>{LONG_TEXT}</p>
        </Notice>
      </State>
    </Part>
  )
}

export function TagPart() {
  return (
    <Part
      name="Tag"
      file="notice.tsx"
      when="One or two words about a thing, beside its name. The word says it; the colour only helps."
    >
      <State name="Every tone">
        <ul className="eds-tags">
          <li>
            <Tag>To do</Tag>
          </li>
          <li>
            <Tag tone="info">Voting</Tag>
          </li>
          <li>
            <Tag tone="good">Open</Tag>
          </li>
          <li>
            <Tag tone="warn">Split</Tag>
          </li>
          <li>
            <Tag tone="bad">Void</Tag>
          </li>
        </ul>
      </State>
      <State name="Long text">
        <Tag tone="info">{LONG_TEXT}</Tag>
      </State>
    </Part>
  )
}

export function RefusalPart() {
  return (
    <Part
      name="Refusal"
      file="refusal-message.tsx"
      when="When the server says no: why, and what to do next. Beside the button that was pressed."
    >
      <State name="Refused">
        <RefusalMessage refusal={{ code: 'round-not-open', detail: '' }} />
      </State>
      <State name="With a title of its own and the server’s words, for staff">
        <RefusalMessage
          title="Your objection was not sent"
          refusal={{ code: 'storage-unavailable', detail: 'the disk is full' }}
          detail
        />
      </State>
      <State name="Every code" wide>
        <details>
          <summary>All {RefusalCode.options.length} refusals</summary>
          <div>
            <StaffWords>
              {RefusalCode.options.map((code) => (
                <RefusalMessage key={code} title={code} refusal={{ code, detail: '' }} />
              ))}
            </StaffWords>
          </div>
        </details>
      </State>
    </Part>
  )
}

export function ConnectionPart() {
  const [isBack, setBack] = useState(false)
  return (
    <Part
      name="Connection banner"
      file="connection-banner.tsx"
      when="Once on every live screen. A short loss is not worth a word: it speaks after a second and a half."
    >
      <State name="Lost, with two things to send">
        <ConnectionBanner connection={isBack ? 'live' : 'offline'} waiting={2} />
        <Button look="secondary" onClick={() => setBack(!isBack)}>
          {isBack ? 'Lose the connection' : 'Bring the connection back'}
        </Button>
      </State>
      <State name="The link does not work any more">
        <ConnectionBanner connection={{ gone: 'not-signed-in' }} />
      </State>
      <State name="This link may not">
        <ConnectionBanner connection={{ gone: 'not-allowed' }} />
      </State>
      <State name="No such session">
        <ConnectionBanner connection={{ gone: 'unknown-session' }} />
      </State>
      <State name="A seat on plain http, where that is not enough">
        <ConnectionBanner connection={{ gone: 'needs-https' }} />
      </State>
      <State name="A staff page on plain http, from another computer">
        <StaffWords>
          <ConnectionBanner connection={{ gone: 'staff-needs-https' }} />
        </StaffWords>
      </State>
    </Part>
  )
}

export function CountdownPart() {
  return (
    <Part
      name="Countdown"
      file="countdown.tsx"
      when="When the close of a vote is called. Said aloud at the start and at five seconds, not every second."
    >
      <State name="Ten seconds">
        <Countdown closesAt={10_000} now={0} />
      </State>
      <State name="One second">
        <Countdown closesAt={1_000} now={500} />
      </State>
      <State name="Over">
        <Countdown closesAt={0} now={500} />
      </State>
    </Part>
  )
}

export function LoadingPart() {
  return (
    <Part
      name="Loading"
      file="loading.tsx"
      when="While a screen or its first records are on their way, and nothing else can be shown."
    >
      <State name="Loading">
        <Loading />
      </State>
    </Part>
  )
}
