/** A language of the catalogue with sentences that can stand in any order, and titles. */
export interface Tongue {
  /** BCP 47 */
  readonly language: string
  /** how many of a hundred works are in it */
  readonly share: number
  readonly titles: readonly string[]
  readonly sentences: readonly string[]
  /** between two sentences */
  readonly between: string
}

/** Every language but English, whose texts are made of smaller parts. */
export const TONGUES: readonly Tongue[] = [
  {
    language: 'zh-Hans',
    share: 5.5,
    between: '',
    titles: ['灯塔下的信', '借来的雨伞', '最后一班电车', '冬天的厨房', '地图上没有的小镇', '钟楼与猫'],
    sentences: [
      '雨停了，码头上只剩下一盏灯。',
      '她把信放在桌上，什么也没说。',
      '钟楼的猫看了他们一眼，又睡着了。',
      '“你来晚了。”他笑着说。',
      '厨房里的汤还是热的。',
      '没有人记得是谁先开口的。',
      '窗外下着小雪，像很久以前一样。',
      '他们沿着河走回了家。',
    ],
  },
  {
    language: 'ru',
    share: 1.8,
    between: ' ',
    titles: ['Последний трамвай', 'Письмо без марки', 'Чай на двоих', 'Фонарь у моста', 'Чужой зонт'],
    sentences: [
      'Дождь кончился, и на пристани остался один фонарь.',
      'Она положила письмо на стол и ничего не сказала.',
      '— Ты опоздал, — сказал он и улыбнулся.',
      'Суп был ещё горячим.',
      'Никто не помнил, кто заговорил первым.',
      'Часы на башне отстали на четверть часа.',
      'За окном шёл снег, тихий и мелкий.',
      'Они пошли домой вдоль реки.',
    ],
  },
  {
    language: 'es',
    share: 1.1,
    between: ' ',
    titles: [
      'El último tranvía',
      'Una carta sin sello',
      'La llave prestada',
      'Invierno en la cocina',
      'El faro y el gato',
    ],
    sentences: [
      'Había dejado de llover y en el muelle quedaba una sola luz.',
      'Puso la carta sobre la mesa y no dijo nada.',
      '—Llegas tarde —dijo él, y sonrió.',
      'La sopa todavía estaba caliente.',
      'Nadie recordaba quién había hablado primero.',
      'El reloj de la torre iba con retraso.',
      'Volvieron a casa por la orilla del río.',
      'El gato lo vio todo y no se lo contó a nadie.',
    ],
  },
  {
    language: 'fr',
    share: 0.6,
    between: ' ',
    titles: ['Le dernier tramway', 'Une lettre sans timbre', 'Le parapluie emprunté', 'La cuisine en hiver'],
    sentences: [
      'La pluie avait cessé, et il ne restait qu’une lampe sur le quai.',
      'Elle posa la lettre sur la table sans un mot.',
      '— Tu es en retard, dit-il en souriant.',
      'La soupe était encore chaude.',
      'Personne ne se rappelait qui avait parlé le premier.',
      'L’horloge de la tour retardait d’un quart d’heure.',
      'Ils rentrèrent en longeant la rivière.',
      'Le chat avait tout vu et n’en dit rien.',
    ],
  },
  {
    language: 'pt-BR',
    share: 0.5,
    between: ' ',
    titles: ['O último bonde', 'Uma carta sem selo', 'O guarda-chuva emprestado', 'A cozinha no inverno'],
    sentences: [
      'A chuva tinha parado, e no cais só havia uma luz.',
      'Ela deixou a carta na mesa e não disse nada.',
      '— Você está atrasado — disse ele, sorrindo.',
      'A sopa ainda estava quente.',
      'Ninguém lembrava quem tinha falado primeiro.',
      'Voltaram para casa pela margem do rio.',
      'O relógio da torre estava atrasado, como sempre.',
    ],
  },
  {
    language: 'de',
    share: 0.5,
    between: ' ',
    titles: ['Die letzte Straßenbahn', 'Ein Brief ohne Marke', 'Der geliehene Schirm', 'Winter in der Küche'],
    sentences: [
      'Der Regen hatte aufgehört, und am Kai brannte nur noch eine Lampe.',
      'Sie legte den Brief auf den Tisch und sagte nichts.',
      '„Du kommst spät“, sagte er und lächelte.',
      'Die Suppe war noch warm.',
      'Niemand wusste mehr, wer zuerst gesprochen hatte.',
      'Die Turmuhr ging eine Viertelstunde nach.',
      'Sie gingen am Fluss entlang nach Hause.',
      'Die Katze hatte alles gesehen und schwieg.',
    ],
  },
]
