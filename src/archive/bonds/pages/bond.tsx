import { ErrorSummary, type FieldErrors, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { type Bond, type Hand, namesOf, othersIn, ownHand, SHIELD_NAMES, SHIELDS } from '../rules.ts'
import { OfferForm } from './bonds.tsx'
import { SHIELD_WORDS } from './words.ts'

/** A work on the shelf, and where each one is in it. */
export interface Shelved {
  readonly workId: number
  readonly title: string
  readonly byline: string
  readonly chapters: number
  readonly at: readonly ShelvedPlace[]
}

interface ShelvedPlace {
  /** undefined for the member who looks */
  readonly login: string | undefined
  readonly number: number
  readonly address: string
}

export type BondPageProps = {
  readonly userId: number
  readonly token: string
  readonly bond: Bond
  readonly shelf: readonly Shelved[]
  readonly paused: boolean
  readonly work: string
  readonly errors: FieldErrors
}

/** One bond: what passes, what is read together, and the way out. */
export function BondPage(props: BondPageProps) {
  const { userId, token, bond, paused } = props
  const others = othersIn(bond, userId)
  return (
    <>
      <h2 class="heading">You and {namesOf(others)}</h2>
      <p>
        <a href={urls.bonds()}>All bonds</a>
      </p>
      {paused ? (
        <p class="caution">All your bonds are paused: whatever is ticked here, nothing passes from you or to you.</p>
      ) : null}
      <Shields bond={bond} own={ownHand(bond, userId)} token={token} />
      <Shelf {...props} />
      <section class="letters" data-enhance="bond-letters" data-bond={bond.id} data-user={userId}>
        <h3 class="heading">Whispers and impressions</h3>
        <p class="soft">
          They are encrypted in your browser before they leave it, which needs JavaScript. Places, the shelf and the
          shields work without.
        </p>
      </section>
      <OfferForm token={token} bondId={bond.id} heading="Ask somebody else in" name="" errors={{}} />
      <Leaving bond={bond} others={others} token={token} />
    </>
  )
}

type ShieldsProps = { readonly bond: Bond; readonly own: Hand; readonly token: string }

/** Two columns of boxes: what passes from oneself, and to oneself. */
function Shields({ bond, own, token }: ShieldsProps) {
  return (
    <form class="page shields" method="post" action={urls.bondShields(bond.id)}>
      <FormToken token={token} />
      <h3 class="heading">What passes</h3>
      <p>What is not ticked does not pass. Nobody can tell a shut shield from somebody who is asleep.</p>
      <Side name="gives" legend="From you" bits={own.gives} />
      <Side name="takes" legend="To you" bits={own.takes} />
      <p class="actions">
        <button type="submit" class="primary">
          Save
        </button>{' '}
        <button type="submit" name="all" value="up">
          Shields up
        </button>{' '}
        <button type="submit" name="all" value="down">
          Let everything pass
        </button>
      </p>
    </form>
  )
}

type SideProps = { readonly name: 'gives' | 'takes'; readonly legend: string; readonly bits: number }

function Side({ name, legend, bits }: SideProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {SHIELD_NAMES.map((shield) => (
        <p class="field check">
          <label>
            <input type="checkbox" name={name} value={shield} checked={(bits & SHIELDS[shield]) !== 0} />{' '}
            <span>
              {SHIELD_WORDS[shield].label} <span class="soft">({SHIELD_WORDS[shield].hint})</span>
            </span>
          </label>
        </p>
      ))}
    </fieldset>
  )
}

function Shelf({ bond, shelf, token, work, errors }: BondPageProps) {
  return (
    <section>
      <h3 class="heading">Read together</h3>
      {shelf.length === 0 ? (
        <p class="soft">Nothing yet. “Read together” above a work puts it here, or its address below.</p>
      ) : null}
      <ul class="kept-away shared-shelf">
        {shelf.map((one) => (
          <li>
            <form method="post" action={urls.bondShelf(bond.id)}>
              <FormToken token={token} />
              <input type="hidden" name="work" value={one.workId} />
              <a href={urls.work(one.workId)} dir="auto">
                {one.title}
              </a>{' '}
              <span class="soft" dir="auto">
                by {one.byline}
              </span>{' '}
              <button type="submit" name="do" value="off">
                Take off<span class="landmark"> {one.title}</span>
              </button>
            </form>
            <Places of={one} />
          </li>
        ))}
      </ul>
      <form class="page" method="post" action={urls.bondShelf(bond.id)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <TextField
          name="work"
          label="Address or number of a work"
          value={work}
          error={errors.work}
          autocomplete="off"
        />
        <p class="actions">
          <button type="submit" name="do" value="on">
            Put on the shelf
          </button>
        </p>
      </form>
    </section>
  )
}

function Places({ of }: { readonly of: Shelved }) {
  if (of.at.length === 0) return null
  return (
    <ul>
      {of.at.map(({ login, number, address }) => (
        <li>
          {login ?? 'You'}:{' '}
          <a href={address}>{of.chapters > 1 ? `chapter ${number} of ${of.chapters}` : 'in the text'}</a>
        </li>
      ))}
    </ul>
  )
}

type LeavingProps = { readonly bond: Bond; readonly others: readonly Hand[]; readonly token: string }

function Leaving({ bond, others, token }: LeavingProps) {
  return (
    <form class="page" method="post" action={urls.endBond(bond.id)}>
      <FormToken token={token} />
      <h3 class="heading">{others.length === 1 ? 'End it' : 'Leave the circle'}</h3>
      <p>
        {others.length === 1
          ? 'The bond is gone for both, with its shelf, its places and all whispers. Nobody is told; it is simply not there any more.'
          : 'You are out at once. Your whispers can go with you.'}{' '}
        Blocking somebody ends a bond with them, too.
      </p>
      <p class="actions">
        <button type="submit" name="do" value="take-back">
          Take back all that you whispered
        </button>{' '}
        <button type="submit" name="do" value="end" class="danger">
          {others.length === 1 ? 'End this bond' : 'Leave this circle'}
        </button>
      </p>
    </form>
  )
}
