import type { Child } from 'hono/jsx'
import { CheckBox, ErrorSummary, type FieldErrors, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { type Bond, namesOf, othersIn, ownHand, SHIELD_NAMES, SHIELDS } from '../rules.ts'
import type { Choices } from '../store/choices.ts'
import type { Offer } from '../store/offers.ts'
import { SHIELD_WORDS } from './words.ts'

type BondsPageProps = {
  readonly userId: number
  readonly token: string
  readonly bonds: readonly Bond[]
  readonly offers: { readonly received: readonly Offer[]; readonly made: readonly Offer[] }
  readonly choices: Choices | undefined
  /** of a link that was made just now; it is shown this once */
  readonly link: string | undefined
  readonly name: string
  readonly errors: FieldErrors
}

/** With whom a member reads, what is offered, and how to begin. */
export function BondsPage(props: BondsPageProps) {
  const { userId, token, bonds, offers, choices, link } = props
  return (
    <>
      <h2 class="heading">Reading together</h2>
      <p>
        Two members, or a circle of up to twelve, who let each other know where they are in a story and whisper in its
        margin. Nothing passes until both want it, each decides what, and everything can be shut at any moment. Nobody
        else can see that a bond exists.
      </p>
      {link === undefined ? null : <FreshLink link={link} />}
      <Received token={token} offers={offers.received} />
      <section>
        <h3 class="heading">Your bonds</h3>
        {bonds.length === 0 ? <p class="soft">None yet. Offer one below.</p> : null}
        <ul class="kept-away">
          {bonds.map((bond) => (
            <li>
              <a href={urls.bond(bond.id)}>{namesOf(othersIn(bond, userId))}</a>{' '}
              <span class="soft">{givenWords(bond, userId, choices?.paused ?? false)}</span>
            </li>
          ))}
        </ul>
      </section>
      <OfferForm {...props} bondId={undefined} heading="Offer a bond" />
      <Made token={token} offers={offers.made} />
      {choices ? <KeysForm token={token} choices={choices} /> : null}
    </>
  )
}

function givenWords(bond: Bond, userId: number, paused: boolean): string {
  if (paused) return 'paused'
  const { gives } = ownHand(bond, userId)
  const given = SHIELD_NAMES.filter((name) => (gives & SHIELDS[name]) !== 0)
  return given.length === 0
    ? 'shields up: nothing passes from you'
    : `from you: ${given.map((name) => SHIELD_WORDS[name].label.toLowerCase()).join(', ')}`
}

/** The one time that the link can be seen. */
export function FreshLink({ link }: { readonly link: string }) {
  return (
    <div class="flash" role="status">
      <p>
        Give this link to one person. It is good once, for fourteen days, and is not shown again:
        <br />
        <code>{link}</code>
      </p>
    </div>
  )
}

function Received({ token, offers }: { readonly token: string; readonly offers: readonly Offer[] }) {
  if (offers.length === 0) return null
  return (
    <section>
      <h3 class="heading">Offered to you</h3>
      <ul class="kept-away">
        {offers.map((offer) => (
          <li>
            <Answer offer={offer} token={token}>
              <button type="submit" name="do" value="accept" class="primary">
                Accept<span class="landmark"> {offer.from.login}</span>
              </button>{' '}
              <button type="submit" name="do" value="decline">
                Decline<span class="landmark"> {offer.from.login}</span>
              </button>
            </Answer>
          </li>
        ))}
      </ul>
    </section>
  )
}

type AnswerProps = { readonly offer: Offer; readonly token: string; readonly children: Child }

function Answer({ offer, token, children }: AnswerProps) {
  return (
    <form method="post" action={urls.bondOffer(offer.id)}>
      <FormToken token={token} />
      <a href={urls.user(offer.from.login)}>{offer.from.login}</a>{' '}
      {offer.bondId === null ? 'would like to read with you' : 'would like to have you in a circle'} {children}
    </form>
  )
}

function Made({ token, offers }: { readonly token: string; readonly offers: readonly Offer[] }) {
  if (offers.length === 0) return null
  return (
    <section>
      <h3 class="heading">Offers of yours that wait</h3>
      <ul class="kept-away">
        {offers.map((offer) => (
          <li>
            <form method="post" action={urls.bondOffer(offer.id)}>
              <FormToken token={token} />
              {offer.to?.login ?? 'Whoever has the link'}{' '}
              <button type="submit" name="do" value="withdraw">
                Take back<span class="landmark"> the offer to {offer.to?.login ?? 'whoever has the link'}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

type OfferFormProps = {
  readonly token: string
  /** the circle into which somebody is asked; undefined for a new bond */
  readonly bondId: number | undefined
  readonly heading: string
  readonly name: string
  readonly errors: FieldErrors
}

/** Offers by name, or makes a link that is good once. */
export function OfferForm({ token, bondId, heading, name, errors }: OfferFormProps) {
  return (
    <form class="page" method="post" action={urls.bondOffers()}>
      <h3 class="heading">{heading}</h3>
      <FormToken token={token} />
      {bondId === undefined ? null : <input type="hidden" name="bond" value={bondId} />}
      <ErrorSummary errors={errors} />
      <TextField
        name="name"
        label="To whom"
        hint="Their login name. For a link, leave it empty."
        value={name}
        error={errors.name}
        autocomplete="off"
      />
      <p class="actions">
        <button type="submit" name="do" value="name">
          Offer
        </button>{' '}
        <button type="submit" name="do" value="link">
          Make a link instead
        </button>
      </p>
    </form>
  )
}

function KeysForm({ token, choices }: { readonly token: string; readonly choices: Choices }) {
  return (
    <form class="page" method="post" action={urls.bondKeysChoice()}>
      <h3 class="heading">While reading</h3>
      <FormToken token={token} />
      <CheckBox
        name="single_keys"
        label="Single keys: s shuts or opens everything, g goes to them, w whispers, l takes the lead or gives it up"
        hint="They do nothing while you type, and nothing for those who have no bond."
        checked={choices.singleKeys}
      />
      <p class="actions">
        <button type="submit">Save</button>
      </p>
    </form>
  )
}

/** The question behind a link. */
export function JoinPage({ from, circle, token, secret }: JoinProps) {
  return (
    <>
      <h2 class="heading">Read with {from}?</h2>
      <form class="page" method="post" action={urls.joinBond(secret)}>
        <FormToken token={token} />
        <p>
          {from} offers you {circle ? 'a place in a circle of people who read together' : 'a bond'}. It starts with all
          shields up: nothing passes from you until you say what. You can end it at any time.
        </p>
        <p class="actions">
          <button type="submit" class="primary">
            Accept
          </button>{' '}
          <a class="button" href={urls.bonds()}>
            Not now
          </a>
        </p>
      </form>
    </>
  )
}

interface JoinProps {
  readonly from: string
  readonly circle: boolean
  readonly token: string
  readonly secret: string
}
