const WIDEST = 900
const MOST_CHARACTERS = 170_000

/** @returns the picture as a data: address, made small enough for a letter and without what cameras write into it; undefined when it is
 * none, or cannot be made so small */
export async function smallPicture(file: File): Promise<string | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return undefined
  for (let scale = Math.min(1, WIDEST / Math.max(bitmap.width, bitmap.height)); scale > 0.02; scale *= 0.7) {
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(bitmap.width * scale))
    canvas.height = Math.max(1, Math.round(bitmap.height * scale))
    const context = canvas.getContext('2d')
    if (!context) return undefined
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const address = canvas.toDataURL('image/jpeg', 0.8)
    if (address.length <= MOST_CHARACTERS) return address
  }
  return undefined
}
