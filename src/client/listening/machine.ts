/** Which sentence of which paragraph. */
export interface At {
  readonly block: number
  readonly sentence: number
}

/** What is going on. `refused`: the browser did not speak. */
export interface State {
  readonly phase: 'still' | 'speaking' | 'paused' | 'done' | 'refused'
  readonly at: At
}

export type Event =
  /** somebody presses Play, while this paragraph is the first on the screen */
  | { readonly kind: 'play'; readonly from: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  /** a voice has come to the end of the sentence that was asked for at this place */
  | { readonly kind: 'spoken'; readonly at: At }
  | { readonly kind: 'failed'; readonly at: At }

/** How many sentences a paragraph has; 0 for pictures and the like. */
type Count = (block: number) => number

/** What follows from an event. What a voice says of another sentence than the one that is read is old news, and changes nothing.
 * @param blocks how many paragraphs there are */
export function after(state: State, event: Event, blocks: number, count: Count): State {
  switch (event.kind) {
    case 'play':
      return state.phase === 'paused' || state.phase === 'refused'
        ? { ...state, phase: 'speaking' }
        : starting(state, event.from, blocks, count)
    case 'pause':
      return state.phase === 'speaking' ? { ...state, phase: 'paused' } : state
    case 'step': {
      if (state.phase === 'still') return state
      const at = next(state.at, event.by, blocks, count)
      return at ? { phase: state.phase === 'paused' ? 'paused' : 'speaking', at } : state
    }
    case 'spoken': {
      if (!isNow(state, event.at)) return state
      const at = next(state.at, 1, blocks, count)
      return at ? { ...state, at } : { ...state, phase: 'done' }
    }
    case 'failed':
      return isNow(state, event.at) ? { ...state, phase: 'refused' } : state
  }
}

function starting(state: State, from: number, blocks: number, count: Count): State {
  const at = next({ block: from, sentence: -1 }, 1, blocks, count)
  return at ? { phase: 'speaking', at } : { ...state, phase: 'done' }
}

function isNow({ phase, at }: State, { block, sentence }: At): boolean {
  return phase === 'speaking' && at.block === block && at.sentence === sentence
}

/** @returns the sentence before or behind; undefined at either end */
function next({ block, sentence }: At, by: 1 | -1, blocks: number, count: Count): At | undefined {
  if (sentence + by >= 0 && sentence + by < count(block)) return { block, sentence: sentence + by }
  for (let other = block + by; other >= 0 && other < blocks; other += by)
    if (count(other) > 0) return { block: other, sentence: by > 0 ? 0 : count(other) - 1 }
  return undefined
}
