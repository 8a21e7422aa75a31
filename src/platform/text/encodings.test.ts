import { expect, test } from 'vitest'
import { decodeText } from './decode.ts'

/** Texts as they were written down in their countries; each is also here as it reads. */
const SAMPLES: readonly (readonly [encoding: string, text: string])[] = [
  ['windows-1250', 'Żaden statek nie wpłynął do portu, więc latarnik poszedł spać i śnił o źrebięciu.'],
  ['windows-1250', 'Žádná loď toho večera nepřijela, a tak si strážce majáku uvařil čaj a čekal na světlo.'],
  ['windows-1250', 'A világítótorony őre megfőzte a teáját, és a tükörsima vizet nézte; hűvös este volt.'],
  ['windows-1251', 'Никто не пришёл на пристань, и смотритель маяка заварил себе чаю.'],
  ['koi8-r', 'Никто не пришёл на пристань, и смотритель маяка заварил себе чаю.'],
  ['ibm866', 'Никто не пришёл на пристань, и смотритель маяка заварил себе чаю.'],
  ['windows-1252', 'Personne n’était venu au port ; « déjà l’été », pensa le gardien, et il but son thé à la fenêtre.'],
  ['windows-1252', 'Am Abend kochte der Wärter Tee, hörte die Möwen und vergaß die Tür zu schließen.'],
  ['windows-1252', '“It’s late,” she said – and nobody answered…'],
  ['windows-1252', 'Nobody came to the café.'],
  ['windows-1254', 'Kimse limana gelmedi; bekçi çayını içti, ışığı yaktı ve düşündü, sonra gülümseyip yağmura baktı.'],
  ['windows-1253', 'Κανείς δεν ήρθε στο λιμάνι, και ο φαροφύλακας ήπιε το τσάι του.'],
  ['windows-1255', 'איש לא בא אל הנמל, ושומר המגדלור שתה את התה שלו.'],
  ['windows-1256', 'لم يأت أحد إلى الميناء، فشرب حارس المنارة الشاي وحده.'],
  ['shift_jis', 'その夜、港には誰も来なかった。灯台守はお茶をいれて、ひとりで飲んだ。'],
  ['euc-jp', 'その夜、港には誰も来なかった。灯台守はお茶をいれて、ひとりで飲んだ。'],
  ['iso-2022-jp', 'その夜、港には誰も来なかった。'],
  ['gb18030', '那天晚上没有人来到港口，守灯塔的人泡了一壶茶，自己喝了。'],
  ['big5', '那天晚上沒有人來到港口，守燈塔的人泡了一壺茶，自己喝了。'],
  ['euc-kr', '그날 밤 항구에는 아무도 오지 않았고, 등대지기는 혼자 차를 마셨다.'],
]

for (const [encoding, text] of SAMPLES)
  test(`${encoding} is recognised: ${text.slice(0, 20)}`, () => {
    expect(decodeText(encoded(text, encoding))).toEqual({ text: text.normalize('NFC'), encoding })
  })

/** The bytes of a text in an encoding, found by asking the decoder for every pair of bytes. */
function encoded(text: string, encoding: string): Uint8Array {
  const table = tableOf(encoding)
  if (encoding === 'iso-2022-jp') return shifted(text)
  return Uint8Array.from([...text].flatMap((sign) => table.get(sign) ?? lacking(sign, encoding)))
}

function lacking(sign: string, encoding: string): never {
  throw new Error(`${encoding} has no ${sign}`)
}

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const table = new Map<string, readonly number[]>()
  const learn = (bytes: readonly number[]) => {
    try {
      const sign = decoder.decode(Uint8Array.from(bytes))
      if ([...sign].length === 1 && !table.has(sign)) table.set(sign, bytes)
    } catch {} // no character
  }
  for (let first = 0; first < 256; first++) learn([first])
  if (!/^(?:windows|koi8|ibm)/.test(encoding))
    for (let first = 0x81; first < 0xff; first++)
      for (let second = 0x40; second < 0xff; second++) learn([first, second])
  return table
}

function shifted(text: string): Uint8Array {
  const table = tableOf('euc-jp')
  const bytes = [...text].flatMap((sign) => (table.get(sign) ?? []).map((byte) => byte & 0x7f))
  return Uint8Array.from([0x1b, 0x24, 0x42, ...bytes, 0x1b, 0x28, 0x42])
}
