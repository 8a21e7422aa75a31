/** A page among others of its kind: its name, its words, its address. */
export type Tab<Name extends string> = readonly [name: Name, label: string, address: string]

interface TabsProps<Name extends string> {
  /** what the pages are about, for those who hear them */
  readonly label: string
  readonly pages: readonly Tab<Name>[]
  /** the one that is open */
  readonly at: Name
}

/** The ways between pages that belong together. */
export function Tabs<Name extends string>({ label, pages, at }: TabsProps<Name>) {
  return (
    <nav aria-label={label}>
      <ul class="tabs">
        {pages.map(([name, words, address]) => (
          <li>
            <a href={address} aria-current={name === at ? 'page' : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
