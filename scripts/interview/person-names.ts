/** Personal names as they are written, in Han characters and in Latin letters. */
import { simplifiedByCharacter } from '../chinese-scripts.ts'
import { escapePattern } from '../escape-pattern.ts'
import { jieba } from '../words.ts'

/** The some four hundred surnames that cover nearly every bearer of a Chinese name, in both scripts. */
const SURNAMES =
  '王李丘張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何高林羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾蕭萧肖田董袁潘于蔣蒋余餘杜葉叶程蘇苏魏呂吕丁任沈姚盧卢姜崔鍾钟鐘譚谭陸陆汪范範金石廖賈贾夏韋韦傅方白鄒邹孟熊秦邱江尹薛閻阎段雷侯龍龙史陶黎賀贺顧顾毛郝龔龚邵萬万錢钱嚴严覃武戴莫孔湯汤溫温康施牛樊葛邢安齊齐易喬乔伍龐庞顏颜倪莊庄聶聂章魯鲁岳翟殷詹申歐欧耿關关蘭兰焦俞左柳甘祝包寧宁尚符舒阮柯紀纪梅童凌畢毕季裴霍塗涂苗谷盛翁冉駱骆藍蓝路游遊辛靳柴蒙鮑鲍華华喻祁房蒲滕屈饒饶解牟蔡賴赖洪麥麦卓管蘆芦曲車车冷連连封湛容練练諸诸鈕钮單单隋鹿宣庫库强強艾尤穆農农古吉繆缪簡简項项褚婁娄竇窦戚岑宮宫費费卜晏衛卫柏宗瞿桂佟臧閔闵苟鄔邬邊边卞姬仇欒栾隋刁沙榮荣巫寇桑郎甄叢丛仲虞敖鞏巩明佘池查苑遲迟鄺邝匡鞠惠荊荆樂乐冀郁胥南儲储栗燕楚鄢勞劳諶谌奚粟冼蔺藺樓楼聞闻厲厉伊仝區区寿壽郜闞阚屠豆朴樸貝贝晁狄裘闕阙茹芮薩萨邰荀竺嵇蒯逄亓扈郗綦'
/** Surnames that begin many a word too (文化, 成本): only with two characters after them. */
const WORDLIKE_SURNAMES = '文成向商席花習习應应英米全利布官危烏乌滑暴'
const COMPOUND_SURNAMES =
  '歐陽|欧阳|司馬|司马|上官|諸葛|诸葛|東方|东方|皇甫|尉遲|尉迟|公孫|公孙|慕容|令狐|司徒|夏侯|端木|南宮|南宫'

/** Surnames from Japan that are no Chinese word or place. */
const JAPANESE_SURNAMES =
  '田中|佐藤|鈴木|铃木|高橋|高桥|渡[邊邉辺边]|伊藤|山本|中村|加藤|吉田|山田|佐[佐々]木|松本|井上|木村|[齋斎斋齐][藤]|山崎|池田|橋本|桥本|阿部|前田|藤[田井原本]|岡[田本]|冈[田本]|[後后]藤|[長长]谷川|村[上田]|近藤|坂[本口]|[遠远]藤|太田|三浦|松[田尾]|原田|田村|竹[內内]|森[田山]|酒井|工藤|宮[本崎]|宫[本崎]|[內内]田|安[藤倍]|谷口|丸山|今井|武田|菅原|千田|久保|野村|菊地|[櫻樱]井|[黑黒][澤泽沢]|是枝|小野寺|小泉|大島|大岛|三島|三岛|川端|芥川|隈'
/** Characters that hardly stand in a given name but often after one: 陸秉文近日, 陸秉文談, 陸秉文的. */
const NOT_GIVEN = '的了和就談谈說说與与是於及也都曾接近昨認认對对將将這这那們们嗎吗呢它他她我你您'
/** 何樂師傅 is called 何樂: no given name runs into what people are addressed with, nor 王明七十歲 into an age; 管三百艘船 counts. */
export const ADDRESS = '[師师]傅|老[師师]|先生|女士|小姐|教授|博士|[醫医][師师生]|律[師师]|[導导]演|教[練练]'
const IN_NAME = `(?:(?![${NOT_GIVEN}]|${ADDRESS}|[一二三四五六七八九十]{1,3}[歲岁]|[一二兩两三四五六七八九十][百千萬万億亿])\\p{Script=Han})`

/** 聶清和, where nothing follows that 和 could join. */
const ENDING = '和(?=$|[，。、；：（(）)\\s])'
/** 阮氏秋荷, as women of Vietnam are called. */
const WITH_SHI = `[${SURNAMES}]氏${IN_NAME}{2}`
const JAPANESE_NAME = `(?:${JAPANESE_SURNAMES})${IN_NAME}{1,2}`
const PLAIN_NAME = `(?:${WITH_SHI}|${JAPANESE_NAME}|(?:${COMPOUND_SURNAMES}|[${SURNAMES}])(?:${IN_NAME}${ENDING}|${IN_NAME}{1,2})|[${WORDLIKE_SURNAMES}]${IN_NAME}{2})`
const DOTTED_NAME = `\\p{Script=Han}{1,6}(?:-\\p{Script=Han}{1,6})?(?:[·・‧•]${IN_NAME}{1,8}){1,3}`
/** Source of a regular expression for a Chinese personal name: surname and one or two characters, or a foreign name with dots. */
export const CHINESE_NAME = `(?:${PLAIN_NAME}|${DOTTED_NAME})`
const PLAIN = new RegExp(PLAIN_NAME, 'uy')
const DOTTED = new RegExp(DOTTED_NAME, 'uy')
/** A surname, or what a foreign name has before its first dot. */
const MAY_BEGIN = new RegExp(
  `(?=[${SURNAMES}${WORDLIKE_SURNAMES}]|${COMPOUND_SURNAMES}|${JAPANESE_SURNAMES}|\\p{Script=Han}{1,6}(?:-\\p{Script=Han}{1,6})?[·・‧•])`,
  'gu',
)
/** Where a Chinese name may begin in a text, and the names it may be there, the longest first: 陸秉文, 陸秉. */
export function* chineseNamesAt(text: string): Generator<{ at: number; names: string[] }> {
  for (const { index } of text.matchAll(MAY_BEGIN)) {
    const [foreign, plain] = [DOTTED, PLAIN].map((name) => {
      name.lastIndex = index
      return name.exec(text)?.[0]
    })
    const dotted = foreign && withoutPredicate(foreign)
    const shorter = plain?.slice(0, -1) ?? ''
    const short = shorter.length > 1 && shorter.length < 4 && isChineseName(shorter) ? shorter : undefined
    const names = [dotted, plain, short].filter((name) => name !== undefined)
    if (names.length > 0) yield { at: index, names }
  }
}

/** 安娜·科瓦奇首次來港 → 安娜·科瓦奇: nothing sets off a foreign name but the word behind it. */
function withoutPredicate(run: string): string {
  const last = run.slice(run.search(/[^·・‧•]*$/u))
  let end = 0
  for (const { word, tag } of jieba().tag(simplifiedByCharacter(last))) {
    const follows = word.length > 1 ? /^[vdmtcr]/.test(tag) : BEHIND_NAME.test(word)
    if (end > 1 && follows) return run.slice(0, run.length - last.length + end)
    end += word.length
  }
  return run
}
const BEHIND_NAME = /[带走坐站做来去把从将已还又正刚每花用住开离有没不同和跟等返回种教写拍画]/u

const COMPOUND = new RegExp(`^(?:${COMPOUND_SURNAMES}|${JAPANESE_SURNAMES})$`, 'u')
/** 歐陽, 田中, or a single character, be it ever so rare a surname. */
export const isSurname = (text: string): boolean => text.length === 1 || COMPOUND.test(text)

const CHINESE_NAME_ONLY = new RegExp(`^${CHINESE_NAME}$`, 'u')

export const isChineseName = (text: string): boolean => CHINESE_NAME_ONLY.test(text)

/**
 * Han characters of the first plane, for patterns that are read in any case: `\p{…}` with the flags i and u takes tenths of
 * a second to compile.
 */
export const HAN = '々〇㐀-䶿一-鿿豈-龎'
/**
 * Letters of names outside Han. A list of ranges, because `\p{L}` and `\p{Lu}` reach beyond the first plane and make a
 * pattern that holds them several times take tenths of a second to compile.
 */
export const LETTER = 'A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿḀ-ỿ'
const CAPITAL = 'A-ZÀ-ÖØ-ÞĀ-ɏΑ-ΩЀ-ЯḀ-ỿ'

/** Words that titles set with a capital, and no name holds. */
const NO_NAME_WORDS =
  'The|Of|On|In|At|By|For|From|With|And|Or|But|As|If|Is|Are|Was|Were|Be|Been|Has|Had|Does|Did|Not|Who|Whose|Whom|What|Why|When|Where|How|Which|That|This|These|Those|It|Its|We|You|Your|Our|My|His|Her|Their|Than|Then|Into|About|After|Before'
const NO_NAME = `(?!(?:${NO_NAME_WORDS}|${NO_NAME_WORDS.toUpperCase()})(?![${LETTER}.'’-]))`

/** A capitalised word; a full stop belongs to it after an initial or Jr only: «School of Design. We met» is no name. */
const LATIN_WORD = `${NO_NAME}[${CAPITAL}](?:[${LETTER}]|(?!['’](?:s|m|d|t|ve|re|ll)(?![${LETTER}]))['’.-](?=[${LETTER}]))*(?:(?<=(?<![${LETTER}])(?:[${CAPITAL}]|Jr|Sr|St|Chr|Wm))\\.)?(?=$|[^${LETTER}])`
const PARTICLES = '(?: (?:de|da|di|del|della|van|von|der|den|la|le|bin|al|el|ter))*'

/** Dermot ‘Sparky’ Quill */
const NICKNAME = `['‘’"“(][${CAPITAL}][${LETTER}]{1,14}['’"”)]`
/** Source of a regular expression for a name in Latin letters: two to five capitalised words, initials and particles. */
export const LATIN_NAME = `(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir|Dame|Professor|Rev|Fr|Capt|Col|Gen|Lt|Sgt|Sen|Rep|Gov|Cllr)\\.? )?${LATIN_WORD}${PARTICLES}(?: ${NICKNAME})?(?: ${LATIN_WORD}${PARTICLES}){0,3} ${LATIN_WORD}`

const LATIN_HERE = new RegExp(LATIN_NAME, 'uy')
/** The name in Latin letters that begins at `at`. */
export function latinNameAt(text: string, at: number): string | undefined {
  LATIN_HERE.lastIndex = at
  return LATIN_HERE.exec(text)?.[0]
}

const LATIN_NAME_ONLY = new RegExp(`^${LATIN_NAME}$`, 'u')
export const isLatinName = (text: string): boolean => LATIN_NAME_ONLY.test(text) && !isHouse(text)

/** «Whitcombe Museum» has the shape of a name and is nobody's. */
export const isHouse = (text: string): boolean =>
  /\b(?:Museum|University|College|Institute|Library|School|Foundation|Society|Association|Team|Staff|Office|Department|Gallery|Archive|Observatory|Committee|Council|Cooperative|Trust|Workshop|Laboratory|Agency|Authority|League|Union|Club|Federation|Alliance|Network|Fund|Commission|Board|Centre|Center|Academy|Hospital|Theatre|Orchestra|Ministry|Company|Conservatoire|Court|House(?= of)|Senate|Parliament)s?\b/.test(
    text,
  )

/** «San Francisco», «East London», «Marrow Street», «Good Friday», «Every Monday»: a place, or a day. */
export const isNobodysName = (text: string): boolean =>
  /^(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|New|San|Santa|Saint|Great|Upper|Lower|Mount|Lake|Cape|Fort|Port|Los|Las|Hong|Queen|King|Pope|Every|Each|Some|Most|All|Many|Few|Only|Even|Last|Next|Once|Another|Both|Other) |\b(?:Street|Road|Avenue|Square|River|Islands?|Bay|Valley|City|County|Village|Harbou?r|Airport|Sea|Ocean|Mountains|Kingdom|States|Republic|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Easter)$/u.test(
    text,
  )

/** JANE ROE and TIDE & LEDGER as a text spells them where it does not set them in capitals. */
export function asWritten(name: string, text: string): string {
  if (name !== name.toUpperCase()) return name
  const spellings = text.match(new RegExp(escapePattern(name), 'giu')) ?? []
  return spellings.find((one) => one !== name && /^\p{Lu}/u.test(one)) ?? name
}
