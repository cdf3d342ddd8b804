import { simplifiedByCharacter } from '../chinese-scripts.ts'
import { escapePattern } from '../escape-pattern.ts'
import { jieba } from '../words.ts'
import type { Introduction } from './introductions.ts'
import { ADDRESS, CHINESE_NAME, chineseNamesAt, isSurname } from './person-names.ts'

/** Words an office ends with. */
export const CHINESE_TITLE = [
  '[校院局署部司會会隊队士理書书舍館馆店村社站所處处科組组台廠厂市縣县省區区行關关船車车機机團团艦舰班度園园鎮镇鄉乡課课股堂族酋護护][長长]|[領领]班|舍[監监]|主任|主席|主管|主編|主编|主播|主理人',
  '教授|[講讲]師|讲师|教師|教师|律[師师]|[醫医][師师生]|[獸兽牙中西村軍军法校][醫医]|[護护]士|[翻通口筆笔][譯译]|[廚厨][師师]|(?:工程|分析|[設设][計计]|建[築筑]|[攝摄]影|[規规][劃划]|心理|物理|[藥药][劑剂]?|[會会][計计]|治[療疗]|魔[術术]|理[髮发]|[調调]香|[釀酿]酒|烘焙|精算|修[復复])[師师]',
  '[總总]裁|[總总]?[經经]理|董事[長长]?|校董|理事[長长]?|[總总][監监]|[總总][編编][輯辑]?|(?<![責责]任?)[編编][輯辑]|合[夥伙]人|[創创][始辦办]人|CEO|CTO|CFO|COO|首席\\p{Script=Han}{2,6}|老[闆板]娘?|[店舖鋪铺園园莊庄場场坊窯窑]主|[店船股][東东]|[東东]主',
  '院士|博士|研究[員员生]|[學学]者|[專专]家|\\p{Script=Han}{0,4}[學学]家|作家|[畫画]家|[樂乐琴奏蹈唱術术藏食險险業业論论動动說说畫画育行想治交藝艺賞赏測测]家|[詩诗]人',
  '[導导]演|[製制]作人|[總总]廚|[總总]厨|[導导][師师]|[隊队][員员]|[農农][夫民]|[漁渔][夫民]|[編编][劇剧]|演[員员]|歌手|作曲家?|指[揮挥]家?|[議议][員员]|官[員员]|[顧顾][問问]|[負负][責责]人|[發发]言人|主持人|(?<=本[刊報报]|特[約约]|^|[，。、；：\\s])[記记]者|[監监]督|教[練练]|秘書[長长]?|书记|秘书[长]?|出版人|策展人|[傳传]承人|第[一二三四五六七八九十]{1,2}代\\p{Script=Han}{2,3}|[獨独]立\\p{Script=Han}{2}人',
].join('|')

const HONORIFIC =
  '(?:教授|博士|先生|女士|小姐|老[師师]|院士|校[長长]|[醫医][師师生]|律[師师]|[師师]傅|教[練练]|[導导]演|[學学][姐長长兄])?'
/** 皮特·范德芬（Pieter van der Veen）: the name once more in its own letters. */
const LATIN_SPELLING = "(?:[（(][\\p{Script=Latin} .,'’-]{2,40}[）)])?"
/** 姜北辰，男，34歲，浙江永康人，1959年生，入行四十年，: what stands between a name and what somebody is. */
const BORN = `(?:${[
  '[，,][男女](?=[，,])',
  '(?:[，,]?(?:今年|[現现]年)?)(?:年?[\\d一二三四五六七八九十]{2,3}[歲岁]|(?:19|20)\\d{2}年(?:出?生)?(?:[於于][^，。]{2,8})?)',
  '[，,]?[^，。、\\d]{1,8}[\\d一二三四五六七八九十]{1,3}[多幾几]?年(?=[，,](?:是|[現现目]))(?![^，。]*了)',
  '[，,](?!本人)\\p{Script=Han}{2,6}[人族](?=[，,])',
  '[，,]\\p{Script=Han}{0,2}名\\s?[\\p{L} ]{2,12}(?=[，,])',
].join('|')}){0,4}`
const MET =
  '(?:[專专][訪访]|[採采][訪访]|[訪访][問问]|[訪访][談谈]|[對对][話话]|[對对][談谈]|(?<!特)[邀約约][請请]?|[請请]|[連连][線线]|走[進进]|[見见]|[訪访](?![客談谈問问學学]))(?:到了|了|到|得|[來来](?!自))?'
/** 「鮮達物流」營運總監: the name of the house in quotation marks. */
const QUOTED_HOUSE = '(?:(?<![說说道問问叫喊：])[「“『][\\p{L}\\p{N}· ]{1,12}[」”』])?'
/** What may stand right after a name in running text; it decides whether two or three characters are the name. */
const AFTER_NAME =
  '(?=$|[，。、；：,.;:（）()「」！？\\s—]|教授|博士|先生|女士|小姐|老師|老师|醫生|医生|[師师]傅|律[師师]|[醫医][師师]|[導导]演|教[練练]|[訪访][談谈]|就|因|談|谈|進|进|接受|[與与和]|在|[於于]|[為为是向講讲分表及的日近今一]|[說说]|研究|任教|主持|[長长]期|[認认][為为]|指出|曾|原|最近|近[日來来]|第|自己|[綽绰外花][號号名]|人[稱称]|[帶带走坐站做來来去把從从將将已也還还又正剛刚每這这那花用住开開離离用有沒没不共同和跟等返回種种教寫写拍二兩两三四五六七八九十\\d]|[創创][辦办立]|[經经][營营]|[聯联合])'

/** A house and what somebody is there, without a word that only points: 林管處的巡山員, 口述影像撰稿人. */
const HOUSE_OF =
  '(?:\\p{Script=Han}{1,12}(?:[處处局署校院司館馆店社會会站廠厂團团隊队所庫库部市縣县村島岛鎮镇鄉乡州樓楼寺廟庙院港山橋桥園园行房室台臺堂]|公司|中心|大[學学])的)?'
/** What a word for a trade may end with where a comma or a name bounds it. */
const TRADE_END =
  '匠|[師师]|[師师]傅|[員员]|工|[農农漁渔樵]夫?|[夫伕]|官|[醫医]|司[機机]|[導导][遊游]|警察|保安|[學学]徒'
/** 守鐘人, 補傘人: one verb, what it is done to, and who does it. */
const DOES =
  '[守養养修種种捕採采製制釀酿撐撑擺摆趕赶打放看管敲磨織织畫画說说造唱寫写讀读拍調调補补救護护找尋寻]'
const TRADE = `${HOUSE_OF}(?:${DOES}\\p{Script=Han}{1,2}人|(?:(?![的個个某这這那他她我你一])\\p{Script=Han}){1,12}(?:${TRADE_END}|(?<![對对高新老能好選选])手|[譯译學学筆笔記记研]者|(?:稿|經紀|经纪|代理|[藝艺]|蜂|林|燈|灯|墓|[書书]|菜|花|茶|酒|[獵猎]|牧|[創创][辦办始]|[傳传]承|主持|[負负][責责])人))`

const NOW_IS =
  '[，,、；;。（(\\s]?(?:[他她])?(?:[現现](?:[任為为]|[職职](?:[為为]|(?![於于在])))|(?:目前|[現现]在|如今)(?:[擔担]?任|是(?:一?[名位個个艘間间家])?))(?<office>[^，。；,（）()]{2,40})'
const NOW = new RegExp(NOW_IS, 'u')

/** 是馬祖唯一的冷凍空調技師: behind 是 many a word that ends so is a trade. */
const IS_A_TRADE =
  '是(?:一[名位個个])?(?<trade>[^，。；、,]{2,30}(?:[師师匠員员]|[師师]傅)|[^，。；、,]{0,28}[譯译學学記记]者)(?=[，。；])'

/** What stands around a name and shows that it is somebody's. */
interface Form {
  before: RegExp
  after: RegExp
  weight: number
  /** The name alone may be another word: 高中生在… */
  doubtful?: true
  /** The office is stated from its first word on. */
  whole?: true
  /** Any word for somebody is an office here, if it is one. */
  described?: true
  /** What stands before the name is enough, whatever is told behind it. */
  shown?: true
  /** Before a foreign name may stand what the person is: there its beginning is open. */
  plain?: true
  /** The name is no word of the language: 馬上老師說. */
  named?: true
}

/** Where a name that an office follows begins. */
const BEGINS = /(?:^|[，。、；：\s「—是]|的|受[訪访]者|嘉[賓宾])$/u

/** Surest and fullest first: of two offices the one in an apposition is the fuller. */
const FORMS: Form[] = [
  // 鄔丹青，機械工程學院畢業生，現任劇團技術總監: whatever stands behind 現任 is an office, be it ever so rare
  {
    before: BEGINS,
    after: new RegExp(
      `^${HONORIFIC}${LATIN_SPELLING}${BORN}(?:[，,（(][^。\\n]{2,60}|是[^，。\\n]{2,30}人[，,][^。\\n]{2,60})?${NOW_IS}`,
      'u',
    ),
    weight: 3,
    whole: true,
  },
  // 陸秉文（臨江大學副校長）, 陸秉文，臨江大學副校長， and 陸秉文現任臨江大學副校長 at the start of a clause
  {
    before: BEGINS,
    after: new RegExp(
      `^${HONORIFIC}${LATIN_SPELLING}${BORN}(?:[（(]|[，,]?(?:如今|[現现]在|目前)?是(?:一[名位個个艘間间家])?|，|,|[現现][任为為]|[時时]任|任[職职]?(?![於于在])|(?:在[^，。；、,（）()]{2,16})?[擔担]任)(?<office>[^，。；、,（）()]{0,40}?(?:${CHINESE_TITLE}))(?=[，。；、,）)\\s]|已[經经]?|$)`,
      'u',
    ),
    weight: 3,
  },
  { before: /(?:^|[，。、；：\s「]|的)$/u, after: new RegExp(`^${BORN}[，,]?${IS_A_TRADE}`, 'u'), weight: 3 },
  // 專訪了臨江大學副校長陸秉文
  {
    before: new RegExp(
      `(?<office>(?:${QUOTED_HOUSE}[\\p{L}\\p{N}《》·]{0,20}(?:${CHINESE_TITLE})、){0,2}${QUOTED_HOUSE}[\\p{L}\\p{N}《》·（）()]{0,40}(?:${CHINESE_TITLE}))[、 　]?$`,
      'u',
    ),
    after: new RegExp(`^${HONORIFIC}${AFTER_NAME}`, 'u'),
    weight: 3,
  },
  // a trade right before a name, at the start of a clause: 養蜂人顧遠山, 六十八歲的鐘錶匠范國棟
  {
    before: new RegExp(
      `(?:^|[，。、；：｜|—\\s」”』]|[歲岁]的|[了位]|[訪访話话]|[邀約约]?[請请][到來来]?了?|[找見见]到了?|拜[訪访]了?|[的賓宾]是)[「“『]?(?<office>(?:《[^》]{1,12}》)?${HOUSE_OF}(?:(?![的個个某别別一這这那他她它我你]|有(?![機机]))\\p{Script=Han}){1,12}(?:${TRADE_END}|人|手|商|(?<![訪访記记筆笔作或前後后])者))[」”』]?\\s?$`,
      'u',
    ),
    after: new RegExp(`^${AFTER_NAME}`, 'u'),
    weight: 3,
  },
  // 今天的來賓是漁會的冷凍廠廠長，高建勳。
  {
    before: new RegExp(
      `(?:[嘉來来][賓宾]|[受被][訪访]者|[請请][到來来]的?)(?:就?是)?(?<office>[^，。；\\n]{2,30}?(?:${CHINESE_TITLE}|${TRADE_END}))[，,] ?$`,
      'u',
    ),
    after: /^(?=[。，！]|$)/u,
    weight: 3,
  },
  // 毛立冬，口述影像撰稿人，… and 喬映真是東歐文學譯者，…: a trade in an apposition, or said of the name, where a sentence begins
  {
    before: /(?:^|[\n。])$/u,
    after: new RegExp(
      `^(?:${BORN}[，,（(]|是|[現现]?[為为]|[現现]任)(?:一[名位個个])?(?<office>${TRADE})(?=[，。；,）)]|$)`,
      'u',
    ),
    weight: 3,
    doubtful: true,
    described: true,
  },
  // 范姜雲，一九六三年生，… and 譚炳權今年六十六歲: only people are born
  {
    before: /(?:^|[\n。])$/u,
    after:
      /^[，,（(]?(?:今年|[現现]年)?(?:[\d一二三四五六七八九〇○零]{4}年(?:出?生)|年?[\d一二三四五六七八九十]{2,3}[歲岁])/u,
    weight: 2,
  },
  // 祁遠山的船已經靠岸。他今年七十歲，: the age is of whoever the sentence before begins with
  {
    before: /(?:^|[\n。，])$/u,
    after:
      /^(?!的[^。，]{0,8}[人員员師师])[^。\n他她]{2,40}。[他她](?:今年|[現现]年)?[\d一二三四五六七八九十]{2,3}[歲岁]/u,
    weight: 2,
    doubtful: true,
  },
  // 巫志遠，做了十九年高山搜救， and 賀翠屏在北角賣了三十四年魚: the head of a lead tells for how long somebody has done something
  {
    before: /(?:^|\n)$/u,
    after:
      /^(?:[，,](?:在[^，。]{1,10})?\p{Script=Han}{1,5}|(?:在[^，。]{1,10})?\p{Script=Han}{1,5}了)(?:了?[近快將将]?)[\d一二兩两三四五六七八九十]{1,4}[多幾几]?(?:年|個月|个月)/u,
    weight: 2,
    doubtful: true,
  },
  // 前門將雷家明綽號「大隻明」: only people have a nickname, and what stands before the name tells who that is
  {
    before: /(?:^|[\n，。、；：])(?<office>(?:(?![在是有把被於于了過过你我他她])\p{Script=Han}){2,12})?$/u,
    after: /^[，,（(]?(?:[綽绰外][號号]|花名|人[稱称]|[街坊行家]{2}[叫稱称]|[暱昵][稱称])/u,
    weight: 3,
    described: true,
  },
  // 三十三歲的賀小滿原是…: only people have an age
  {
    before:
      /[\d一二三四五六七八九十]{2,3}[歲岁](?:的(?<office>(?:(?![的在是有把被於于了過过])\p{Script=Han}){2,12})?)?$/u,
    after: new RegExp(`^${AFTER_NAME}`, 'u'),
    weight: 2,
    shown: true,
    described: true,
  },
  // 她叫白露，: a name is told
  {
    before:
      /(?:^|[\n，。；：！？」])(?:[他她](?:的?名字)?|名字|我們|大家|街坊)?(?:(?:[稱称]呼?)?[他她][為为]|名?叫(?:做|作)?|是叫|化名)$/u,
    after: /^(?:[，。、；（(]|的[他她]|$)/u,
    weight: 3,
  },
  // 何樂師傅站在灶前: whoever is addressed so where a clause begins
  { before: /(?:^|[\n，。、；：「])$/u, after: new RegExp(`^(?:${ADDRESS})`, 'u'), weight: 2, named: true },
  // 專訪小巴司機段志明、社區保安關海棠: whatever stands between the meeting and a name tells who that is
  {
    before: new RegExp(
      `${MET}(?:[^，。；\\n]{4,40}[、和與与及])?(?<office>(?:(?![在是有把被於于了過过你我他她])\\p{Script=Han}){2,14})[ 　]?$`,
      'u',
    ),
    after: /^(?=[\n，。、；：—」 ]|$)/u,
    weight: 2,
    described: true,
  },
  { before: new RegExp(`${MET}$`, 'u'), after: new RegExp(`^${HONORIFIC}${AFTER_NAME}`, 'u'), weight: 2 },
  // 廟口的調音師：蔡明宏談一面鼓的壽命
  { before: /(?:^|[：:｜|\n—])$/u, after: /^[談谈](?![判話话吐])/u, weight: 2, doubtful: true },
  // 詹立勤曾任急症室護士: what somebody was shows a person, and is no office
  {
    before: /(?:^|[，。、；：\s「])$/u,
    after: /^(?:曾[任是為为經经在]|[歷历]任|[現现][職职][於于在]|[畢毕][業业][於于])/u,
    weight: 2,
    doubtful: true,
  },
  // 蘇培德在溫州街修書: a full name that begins a sentence and does something, whose office nobody states
  {
    before: /(?:^|[\n。])$/u,
    after: /^[的是在從从把用帶带住種种做守教拍寫写修]/u,
    weight: 1,
    doubtful: true,
  },
  // 她是瑪麗·奧康納，
  { before: /(?:^|[\n，。；：」])[他她]是$/u, after: /^[，。（(]/u, weight: 2, named: true },
  // 在大埔經營苗圃的簡淑儀，, 第一個想到的就是畢春生: told of before the name
  {
    before: /(?:\p{Script=Han}{4}的|[就正]是)$/u,
    after: new RegExp(`^${AFTER_NAME}`, 'u'),
    weight: 1,
    doubtful: true,
    plain: true,
  },
  // 每月五號，胡春生騎車去…: so does one that begins a clause, whatever the verb
  {
    before: /(?:^|[\n。，])$/u,
    after: /^[說说講讲道]/u,
    weight: 1,
    doubtful: true,
    shown: true,
    plain: true,
  },
]

/** How much an office says, wherever it is told. */
const OFFICE_WEIGHT = 3
/** UTF-16 units before and after a name that are looked at. */
const BEFORE = 60
const AFTER = 80

/** Words that lead up to an office and are no part of it. */
const LEAD_UP = new RegExp(
  `^.*(?:${MET}|以?及|[與与和跟]|[來来]自|[這这]位|一位|，|是|嘉[賓宾]|我們|我们|[坐站][^，]*的|[他她我][^，]{1,12}的|生[於于][^的]{2,8}年的)`,
  'u',
)

/** 这里唯一的调律师: where that is, only the sentence tells. */
const HERE = /^(?:[這这那][里裡裏兒儿邊边]|此[地處处間间])(?:的|唯一的?)*/u

/** People whom a Chinese text introduces: 專訪了臨江大學副校長陸秉文, 陸秉文（臨江大學副校長）, 養蜂人顧遠山. */
export function chineseIntroductions(text: string): Introduction[] {
  const found = new Map<string, { introduction: Introduction; rank: number }>()
  let taken = 0
  for (const { at, names } of chineseNamesAt(text)) {
    if (at < taken) continue
    const fit = introduced(text, at, names)
    if (!fit) continue
    taken = at + fit.name.length
    const { name, office, rank } = fit
    const known = found.get(name)
    if (FORMS[rank]!.doubtful && (known || !isNoWord(name))) continue
    const { weight } = FORMS[rank]!
    const introduction = { name, ...(office && { office }), at: known?.introduction.at ?? at, weight }
    if (!known || rank < known.rank) found.set(name, { introduction, rank })
  }
  return [...found.values()].map(({ introduction }) => {
    const { name, office: stated } = introduction
    // 搭棚師傅 stands before the name, and later 他是「深記棚業」東主 tells where.
    const told = stated && !SAYS_WHERE.test(stated) ? toldLater(escapePattern(name), text) : undefined
    const office = told && SAYS_WHERE.test(told) ? told : (stated ?? statedOffice(name, text))
    return office ? { ...introduction, office, weight: OFFICE_WEIGHT } : introduction
  })
}

/** A house, by its name or its kind. */
const SAYS_WHERE =
  /[」』》]|(?:基金|[協协]|公)[會会]|公司|中心|大[學学]|[醫医]院|研究[所院]|[術物書书][館馆]/u

/** The surest form in which one of the names that may begin at `at` is introduced. */
function introduced(
  text: string,
  at: number,
  names: string[],
): { name: string; office?: string; rank: number } | undefined {
  const before = text.slice(Math.max(0, at - BEFORE), at)
  for (const [rank, form] of FORMS.entries()) {
    const lead = form.before.exec(before)
    if (!lead) continue
    for (const name of names) {
      if (OPENS_WITH_WORD.test(name) || (form.plain && /[·・‧•]/.test(name))) continue
      const rest = text.slice(at + name.length, at + name.length + AFTER)
      const office = lead.groups?.office
      const follow = form.after.exec(rest)
      if (!follow && !(((office && !form.described) || form.shown) && goesOn(before.slice(-1), name, rest)))
        continue
      const stated = office ?? follow?.groups?.office
      if (isInsideWord(text, at) || (form.named && isWord(name))) continue
      // 前搜索引擎工程師 is no Mr 程.
      if (stated && (IS_OFFICE.test(stated.slice(-1) + name) || isOfAnother(stated))) continue
      if (form.described && stated && !describes(stated)) continue
      return { name, rank, ...(stated && { office: form.whole ? stated : withoutLeadUp(stated) }) }
    }
  }
  return undefined
}

/** 奚伯年守着铺子: a verb follows, no word begins with the last character of the name, and the name is none itself. */
function goesOn(last: string, name: string, rest: string): boolean {
  // Where a foreign name ends has been looked at already.
  if (/[·・‧•]/.test(name)) return !CLAUSE_END.test(last)
  const [own, next] = [name, rest.slice(0, 6)].map(simplifiedByCharacter) as [string, string]
  // 師傅 is no Mr 傅.
  if (jieba().cut(simplifiedByCharacter(last) + own[0])[0]!.length > 1) return false
  if (!/^\p{Script=Han}{2}/u.test(next)) return false
  const [first] = jieba().tag(own + next)
  const isName = first!.word.length === 1 || (first!.word === own && first!.tag === 'nr')
  return (
    isName &&
    jieba().cut(own.slice(-1) + next)[0]!.length === 1 &&
    /^[vdptmra]/.test(jieba().tag(next)[0]!.tag)
  )
}

const CLAUSE_END = /^$|[，。\n]/u

/** 受访者奥拉夫·廷德, 导演奥拉夫·廷德: the foreign name begins behind the word. */
const OPENS_WITH_WORD = new RegExp(
  `^(?:受[訪访]者|嘉[賓宾]|作者|[記记译譯编編]者|[與与和跟對对]|${CHINESE_TITLE})(?=\\p{Script=Han}+[·・‧•])`,
  'u',
)

/** Whether the last word may tell what somebody is: 司機 does, 昨天, 香港 and 賽後 do not. */
function describes(words: string): boolean {
  const { word, tag } = jieba().tag(simplifiedByCharacter(words)).at(-1)!
  return (
    /[師师員员長长匠手工人者家]$/u.test(words) ||
    (word.length > 1 && !/^(?:ns|nr|t|f|r|d|p|c|u|m|q|y)/.test(tag))
  )
}

/** 搜索引擎工程師 is no Mr 程, and in 修傘師傅之一 nobody is called 傅. */
const IS_OFFICE = new RegExp(`^(?:${CHINESE_TITLE}|[師师]傅)$`, 'u')

/** 魏敬文副教授: of whoever has that title, and not of 任教 behind it. */
const isOfAnother = (office: string): boolean => NAMED_OFFICE.test(office) && isNoWord(office.slice(0, 3))
const NAMED_OFFICE = new RegExp(`^${CHINESE_NAME}副?(?:${CHINESE_TITLE})$`, 'u')

/** Whether a word that began before runs on here: in 機械工程學院 nobody is called 程. */
export function isInsideWord(text: string, at: number): boolean {
  const [clause] = /\p{Script=Han}{0,8}$/u.exec(text.slice(Math.max(0, at - 8), at))!
  if (clause === '') return false
  const run = clause + text.slice(at, at + 3)
  let end = 0
  for (const word of jieba().cut(simplifiedByCharacter(run))) {
    if (end < clause.length && end + word.length > clause.length) return true
    end += word.length
  }
  return false
}

/** A name of three characters whose surname is no part of a word: 蘇培德 is, 高中生 and 金融業 are not; or one with 氏. */
export const isNoWord = (name: string): boolean =>
  /[·・‧•]|^.氏/u.test(name) ||
  (name.length === 3 && jieba().cut(simplifiedByCharacter(name))[0]!.length === 1)

/** 馬上 and 單身 are words, and nobody's name. */
function isWord(name: string): boolean {
  const [first] = jieba().tag(simplifiedByCharacter(name))
  return first!.word.length > 1 && !/^nr/.test(first!.tag)
}

/** The office a text states of somebody: where it introduces him, else in whatever words. */
export function chineseOfficeOf(name: string, text: string): string | undefined {
  if (!text.includes(name)) return undefined
  const introduced = chineseIntroductions(text).find((one) => one.name === name)
  return introduced ? introduced.office : statedOffice(name, text)
}

/** In brackets or an apposition after the name, else right before it. */
function statedOffice(name: string, text: string): string | undefined {
  const own = escapePattern(name)
  const after = new RegExp(
    `${own}${HONORIFIC}${LATIN_SPELLING}${BORN}(?:（(?<bracket>[^（）]{2,40})）|\\((?<ascii>[^()]{2,40})\\)|(?:，|,)?(?:是|現任|现任|現為|现为|時任|时任|擔任|担任|係|，|,)(?<said>[^，。；、,]{2,40}?(?:${CHINESE_TITLE}))(?=[，。；、,\\s]|$)|[，,]?${IS_A_TRADE})`,
    'u',
  ).exec(text)?.groups
  const stated = after?.bracket ?? after?.ascii ?? after?.said
  if (stated && isChineseOffice(stated)) return withoutLeadUp(stated)
  if (after?.trade) return after.trade
  const before = new RegExp(
    `(?<office>${QUOTED_HOUSE}[\\p{L}\\p{N}《》·]{0,40}(?:${CHINESE_TITLE}))[、 　]?${own}`,
    'u',
  ).exec(text)
  if (before) return withoutLeadUp(before.groups!.office!)
  const named = new RegExp(
    `[他她]是(?:一?[名位個个])?(?<office>[^，。；]{2,30}?(?:${CHINESE_TITLE}|[師师匠員员]))，(?:名?叫|名字[叫是])(?:做|作)?${own}`,
    'u',
  ).exec(text)
  if (named) return named.groups!.office
  const told = toldLater(own, text) ?? new RegExp(`${own}${WORKED_AS}`, 'u').exec(text)?.groups
  if (told) return typeof told === 'string' ? told : (told.before ?? told.behind)
  // 專訪鄺美儀律師: the title that is said with the name is all the text tells.
  return new RegExp(
    `${own}(教授|博士|院士|律[師师]|[醫医][師师生]|[師师]傅|校[長长]|院[長长]|主任|[導导]演|教[練练]|[議议][員员])`,
    'u',
  ).exec(text)?.[1]
}

/** 賀翠屏在北角賣了三十四年魚: what somebody has done for years, where no office is told. */
export function chineseYearsOf(name: string, text: string): string | undefined {
  const did = new RegExp(
    `(?:^|[\\n，。！？」的])${escapePattern(name)}，?(?<did>(?=[^，。；]{0,24}(?<![\\d〇○零一二三四五六七八九])[\\d一二兩两三四五六七八九十]{1,3}[多幾几餘余]?年(?![代生級级前後后初底度]))[^，。；、\\n]{4,28})(?=[，。；\\n])`,
    'u',
  ).exec(text)?.groups?.did
  return did && !MOVES.test(did) && /^[vp]/.test(jieba().tag(simplifiedByCharacter(did))[0]!.tag)
    ? did
    : undefined
}

/** 來臺二十二年, 入行三十年: whoever came or left so long ago has not done that for years; nor does thinking say what somebody is. */
const MOVES = /^(?:[想等]|[來来到移遷迁搬嫁回返抵退離离入赴]|定居)/u

/** 莊汐住在島上，她是一名錄音師。: what a later clause says of the one whom the sentence before is about. */
function toldLater(own: string, text: string): string | undefined {
  const followed = new RegExp(`${own}(?<rest>[^]{0,160})`, 'u').exec(text)?.groups?.rest ?? ''
  const told = TOLD.exec(followed)
  const { office, called } = told?.groups ?? {}
  // 「他是合格技工，入行二十年，如今是…」
  const now = told
    ? NOW.exec(followed.slice(told.index).replace(/^。/u, '').split('。', 1)[0]!)?.groups?.office
    : undefined
  const isOffice = now && (isChineseOffice(now) || IN_A_HOUSE.test(now))
  return (isOffice ? now.replace(/^「(.+)」$/u, '$1') : undefined) ?? office ?? called
}

/** 山難協會教官: whatever somebody is in a house, behind the word for the house. */
const OF_A_HOUSE =
  '(?:[協协公商工農农漁渔聯联學学]?[會会]|公司|中心|[隊队團团]|基金[會会]|[學学][校院]|[醫医]院|合作社|工作室|研究所)的?\\p{Script=Han}{2,5}'
const IN_A_HOUSE = new RegExp(`${OF_A_HOUSE}$`, 'u')
const TOLD = new RegExp(
  `(?:^|[，。；」]|[歲岁]的(?=[他她]))(?:(?:也|同[時时])(?:是|[擔担]任)|[現现]?在[^，。；、]{2,16}[擔担]任|(?<=(?:^|[。；」])[他她][^。；「」]{2,40}，)是|[他她](?:[現现]在|目前|如今|也|[現现]|白天|平[時时])?(?:是|[擔担]任|[現现]任|[為为])|[^，。；]{0,8}(?:[轉转升接出改][任]|[獲获受]聘[為为任]|成[為为]|[當当獲获][選选][為为]?)|(?<=[他她][^。；]{2,60}，)[現现][職职](?=「)|(?:[職职][務务位]是|[現现][任為为]|(?:[現现]在?|如今)是|目前(?:是|[擔担]任)|[現现][時时]?(?:是|[擔担]任)))(?:一?[名位個个])?(?<office>[^，。；、,]{0,30}?(?:${CHINESE_TITLE}|(?<=[^，。；、,]{2})(?:[師师匠員员]|(?<![分手加職职])工|[師师]傅|(?<!的)人)|${OF_A_HOUSE})」?)(?=[，。；])|[。，；][這这]位(?<called>(?:(?![個个])\\p{Script=Han}){0,20}?(?:${CHINESE_TITLE}|[師师]傅))`,
  'u',
)

/** 在這裡當夜更保安已經十七年, 在縣醫院當了十九年護士長 */
const WORKED_AS = (() => {
  const years = '[\\d一二兩两三四五六七八九十]{1,3}[多幾几餘余]?年'
  const office = '(?:(?![了過过的])\\p{Script=Han}){2,10}?'
  return `[^，。；]{0,10}[當当](?:(?<before>${office})(?:已[經经]?|了|[近逾快])*${years}|了[近逾快]?${years}的?(?<behind>${office})(?=[，。；]))`
})()

const TITLED = new RegExp(`(?:${CHINESE_TITLE})`, 'u')
export const isChineseOffice = (text: string): boolean => TITLED.test(text)

const TITLED_LABEL = new RegExp(
  `^(?<own>\\p{Script=Han}{1,4}?)(?:副?(?:${CHINESE_TITLE})|先生|女士|小姐|老師|老师|師傅|师傅|總|总)$`,
  'u',
)

/** Whether a label such as 陸校長, 陸教授 or 陸 stands for a name. */
export function isChineseLabelOf(label: string, name: string): boolean {
  if (/[·・]/.test(name)) return name === label || name.split(/[·・]/).includes(label)
  const own = TITLED_LABEL.exec(label)?.groups?.own
  return label.startsWith(name) || (own ? name.startsWith(own) : isSurname(label) && name.startsWith(label))
}

/** 鄒族，曾任山屋管理員，現為訓練講師 → 訓練講師: of several, what somebody is now; never what he was, nor how his life went. */
export function presentOffice(stated: string): string {
  const now = NOW.exec(stated)?.groups?.office
  return now ?? stated.replace(OF_A_LIFE, '')
}

/** 曾任…, ，2021年退休, ，著有《…》 behind an office. */
const OF_A_LIFE =
  /(?<=.)[，、；,;]\s*(?:曾[任為为經经獲获在]|[歷历]任|[畢毕][業业][於于]|[著譯译編编]有|代表作|作品[有包]|[獲获]\p{Script=Han}{0,12}[獎奖]|(?:[於于自])?(?:(?:19|20)\d{2}|[一二][〇○零一二三四五六七八九]{3}|民[國国]\s?[\d一二三四五六七八九十]{2,3})\s*年|(?:已|[現现]已)?(?:退休|退役|[離离][職职])|\p{Script=Han}{2,8}?[近逾]?[\d一二兩两三四五六七八九十]{1,4}[多餘余幾几]?年(?=$|[，、；,;])).*$/su

/** 和 joins, and is a part of 和平街道: whether a word goes on where `lead` ends with it. */
function isInWord(lead: string, text: string): boolean {
  if (!/[與与和跟]$/u.test(lead)) return false
  const [word] = jieba().cut(simplifiedByCharacter(text.slice(lead.length - 1)))
  return word!.length > 1
}

/** 特地專訪了臨江大學副校長 → 臨江大學副校長. */
function withoutLeadUp(office: string): string {
  return office
    .replace(LEAD_UP, (lead) => (isInWord(lead, office) ? lead : ''))
    .replace(HERE, '')
    .replace(/^[\d一二三四五六七八九十]{2,3}[歲岁]的?/u, '')
    .replace(/^(?:了|的|到)+/u, '')
    .trim()
}
