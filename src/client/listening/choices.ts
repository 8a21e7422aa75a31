const NAME = 'fanlight-listening'

/** How somebody likes to be read to; kept by this browser alone, since its voices are its own. */
export interface Choices {
  readonly rate: number
  /** the voice by the first part of a language */
  readonly voices: Readonly<Record<string, string>>
}

export function readChoices(): Choices {
  try {
    const { rate, voices } = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Choices>
    return { rate: typeof rate === 'number' ? rate : 1, voices: voices ?? {} }
  } catch {
    return { rate: 1, voices: {} }
  }
}

export function keepChoices(choices: Choices): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(choices))
  } catch {
    // a browser that keeps nothing reads aloud all the same
  }
}
