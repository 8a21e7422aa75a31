/** wide-tables: what scrolls sideways inside a story can be reached and scrolled with the keyboard. Without this file
 * most browsers see to it themselves. */
export function enhanceWideTables(story: HTMLElement): void {
  const tables = story.querySelectorAll<HTMLElement>('.userstuff :is(table, pre)')
  const reach = () => {
    for (const table of tables) {
      if (table.scrollWidth > table.clientWidth) table.tabIndex = 0
      else table.removeAttribute('tabindex')
    }
  }
  addEventListener('resize', reach, { passive: true })
  reach()
}
