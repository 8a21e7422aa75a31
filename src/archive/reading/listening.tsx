import type { Companion } from '../works/index.ts'

/** In the bar over a text: being read to, by the voices of the browser. Without them, and without script, it is not there. The same for
 * every guest. */
export const offerListening: Companion = () => ({
  bar: (
    <details class="sheet listen" id="listen" name="reader" data-enhance="listen" hidden>
      <summary>
        <span class="text">Listen</span>
      </summary>
      <form class="panel">
        <p class="actions">
          <button type="button" value="back" aria-label="Sentence before">
            ←
          </button>
          <button type="button" value="play" class="primary">
            Play
          </button>
          <button type="button" value="on" aria-label="Next sentence">
            →
          </button>
        </p>
        <p>
          <label>
            Speed{' '}
            <select name="rate">
              {SPEEDS.map((speed) => (
                <option value={speed}>{speed}×</option>
              ))}
            </select>
          </label>{' '}
          <label>
            Voice <select name="voice"></select>
          </label>
        </p>
        <p class="hint">It begins with the first paragraph on the screen.</p>
        <p role="status"></p>
        <p class="next-chapter" hidden></p>
      </form>
    </details>
  ),
})

const SPEEDS = [0.6, 0.8, 1, 1.2, 1.5, 1.8, 2.2]
