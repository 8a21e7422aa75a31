import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, type Event, type State } from '../src/client/listening/machine.ts'
import { voicesFor } from '../src/client/listening/voices.ts'

const START: State = { phase: 'still', at: { block: 0, sentence: 0 } }
/** paragraphs with so many sentences; the second is a picture */
const COUNTS = [2, 0, 1, 3]

function run(events: readonly Event[], state = START): State {
  return events.reduce((now, event) => after(now, event, COUNTS.length, (block) => COUNTS[block] ?? 0), state)
}
const spoken = (block: number, sentence: number): Event => ({ kind: 'spoken', at: { block, sentence } })

test('reading begins with the paragraph on the screen and passes over what has no words', () => {
  expect(run([{ kind: 'play', from: 1 }])).toEqual({ phase: 'speaking', at: { block: 2, sentence: 0 } })
  const on = run([{ kind: 'play', from: 0 }, spoken(0, 0), spoken(0, 1)])
  expect(on).toEqual({ phase: 'speaking', at: { block: 2, sentence: 0 } })
})

test('it ends with the last sentence, and Play then begins where one is', () => {
  const done = run([{ kind: 'play', from: 3 }, spoken(3, 0), spoken(3, 1), spoken(3, 2)])
  expect(done.phase).toBe('done')
  expect(run([{ kind: 'play', from: 0 }], done)).toEqual({ phase: 'speaking', at: { block: 0, sentence: 0 } })
})

test('Pause holds the sentence, also when one goes back meanwhile; Play goes on there', () => {
  const paused = run([{ kind: 'play', from: 2 }, spoken(2, 0), { kind: 'pause' }, { kind: 'step', by: -1 }])
  expect(paused).toEqual({ phase: 'paused', at: { block: 2, sentence: 0 } })
  expect(run([{ kind: 'play', from: 0 }], paused)).toEqual({ phase: 'speaking', at: { block: 2, sentence: 0 } })
})

test('what a voice says of a sentence that is no more read changes nothing', () => {
  const reading = run([
    { kind: 'play', from: 0 },
    { kind: 'step', by: 1 },
  ])
  expect(run([spoken(0, 0), { kind: 'failed', at: { block: 0, sentence: 0 } }], reading)).toBe(reading)
  const paused = run([{ kind: 'pause' }], reading)
  expect(run([spoken(0, 1)], paused)).toBe(paused)
})

test('whatever happens, the sentence is one that there is', () => {
  const at = fc.record({ block: fc.nat(3), sentence: fc.nat(2) })
  const event = fc.oneof(
    fc.record({ kind: fc.constant('play' as const), from: fc.nat(3) }),
    fc.constant({ kind: 'pause' as const }),
    fc.record({ kind: fc.constant('step' as const), by: fc.constantFrom(1 as const, -1 as const) }),
    fc.record({ kind: fc.constant('spoken' as const), at }),
    fc.record({ kind: fc.constant('failed' as const), at }),
  )
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const { phase, at: now } = run(events)
      if (phase !== 'still') expect(now.sentence).toBeLessThan(COUNTS[now.block] ?? 0)
    }),
  )
})

const voice = (lang: string, name: string, localService = true) => ({
  ...{ lang, name, localService },
  voiceURI: name,
  default: false,
})

test('voices speak the language of the text, those of its region and of this machine first', () => {
  const voices = [
    voice('de-DE', 'Anna'),
    voice('en-US', 'Sam'),
    voice('en_GB', 'Remote', false),
    voice('en-GB', 'Kate'),
  ]
  expect(voicesFor(voices, 'en-GB').map(({ name }) => name)).toEqual(['Kate', 'Remote', 'Sam'])
  expect(voicesFor(voices, 'en').map(({ name }) => name)).toEqual(['Sam', 'Kate', 'Remote'])
  expect(voicesFor(voices, 'fr')).toEqual([])
  expect(voicesFor([voice('no-NO', 'Nora')], 'nb').map(({ name }) => name)).toEqual(['Nora'])
})
