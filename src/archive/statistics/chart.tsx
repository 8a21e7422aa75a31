import { withThousands } from '../../platform/text/dates.ts'
import type { Measure, Piece } from './rules.ts'

const [WIDTH, HEIGHT, FOOT] = [720, 220, 24]

/** A bar for each piece of time; the same numbers stand in the table beside it. */
export function Chart({ pieces, measure }: { readonly pieces: readonly Piece[]; readonly measure: Measure }) {
  const most = Math.max(1, ...pieces.map(({ figures }) => figures[measure]))
  const step = WIDTH / Math.max(1, pieces.length)
  const [first, last] = [pieces[0], pieces.at(-1)]
  return (
    <figure class="chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`}
        role="img"
        aria-label={`${measure}, from ${first?.name ?? ''} to ${last?.name ?? ''}, ${withThousands(most)} at most`}
      >
        <line x1="0" y1={HEIGHT} x2={WIDTH} y2={HEIGHT} class="ground" />
        {pieces.map(({ name, figures }, at) => {
          const value = figures[measure]
          const high = Math.round((Math.max(0, value) / most) * (HEIGHT - 20))
          return (
            <rect
              x={(at * step + step * 0.15).toFixed(1)}
              y={HEIGHT - high}
              width={(step * 0.7).toFixed(1)}
              height={high}
            >
              <title>{`${name}: ${withThousands(value)}`}</title>
            </rect>
          )
        })}
        <text x="0" y={HEIGHT + FOOT - 6}>
          {first?.name ?? ''}
        </text>
        <text x={WIDTH} y={HEIGHT + FOOT - 6} text-anchor="end">
          {last?.name ?? ''}
        </text>
        <text x="0" y="14">
          {withThousands(most)}
        </text>
      </svg>
    </figure>
  )
}
