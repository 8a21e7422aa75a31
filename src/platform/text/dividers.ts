/** Marks that mean "time passes" even when one stands alone. */
const ALONE = /^[*＊∗⁎✱✲★☆✦✧✩✪✫✬✭✮✯✰✶✷✸✹✺❀✿❁❃❋◇◆◊❖○●◯⁂⁕⁑❦❧☙§※†‡~～〜∼#•—–―─━]$/u
/** Marks that mean it in a row. */
const ORNAMENT = String.raw`*＊∗⁎✱✲★☆✦✧✩✪✫✬✭✮✯✰✶✷✸✹✺❀✿❁❃❋◇◆◊❖○●◯⁂⁕⁑❦❧☙§※†‡~～〜∼#•·∙・—–―─━═\-=_+^°∞‾¯`
const FILLING = String.raw`.:|\/\\`
const ROW = new RegExp(`^[${ORNAMENT}]{2,}$`, 'u')
const FILLED_ROW = new RegExp(`^(?=.*[${ORNAMENT}])[${ORNAMENT}${FILLING}]{5,}$`, 'u')
const FACE = /^(.)(?!\1)([_.-])\2*\1$|^\^+$/u
/** x x x, xXx, XXX, oOo and the like, alone or between ornaments; neither kisses (xxx, xoxo) nor a sigh (Ooo). */
const LETTERS = /^(?:(?:xX)+x?|(?:Xx)+X?|X{3,}|x{4,}|o?(?:[O0]o)+[O0]?|O(?:0O)+|0(?:[oO]0)+|X(?:[oO]X)+)$/
const SPACED_LETTERS = /^[xXoO0](?:[ .*~-]+[xXoO0]){2,}$/
const EDGES = new RegExp(`^[${ORNAMENT}${FILLING} ]+|[${ORNAMENT}${FILLING} ]+$`, 'gu')

/** Is this paragraph nothing but a scene divider somebody typed: `***`, `* * *`, `~~~`, `x x x`, `⁂`, `oOo`?
 * @param text the words of a whole paragraph, or one token of a line
 * @returns false for dialogue that is only dots, for faces such as `^_^`, and for anything over 120 characters */
export function isDivider(text: string): boolean {
  if (text.length > 120) return false
  const line = text.replace(/(?:\s|\p{Default_Ignorable_Code_Point})+/gu, ' ').trim()
  const tight = line.replaceAll(' ', '')
  if (ALONE.test(tight)) return true
  if ((ROW.test(tight) || FILLED_ROW.test(tight)) && !FACE.test(line)) return true
  const letters = line.replace(EDGES, '')
  return (letters.length > 2 && LETTERS.test(letters)) || SPACED_LETTERS.test(letters)
}
