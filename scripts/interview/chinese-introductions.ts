import { CHINESE_NAME } from './person-names.ts'

/** A name with the office that the text puts beside it. */
export interface Introduction {
  name: string
  office?: string
}

/** Words an office ends with. */
export const CHINESE_TITLE = [
  '[校院局署司部會会隊队館馆店村社站所處处科組组台廠厂市縣县省區区行關关船機机團团艦舰班][長长]|主任|主席|主管|主編|主编|主播|主理人',
  '教授|[講讲]師|讲师|教師|教师|律[師师]|[醫医][師师生]|[廚厨][師师]|工程[師师]|[設设][計计][師师]|分析[師师]|建[築筑][師师]|攝影師|摄影师',
  '[總总]裁|[總总]?[經经]理|董事[長长]?|校董|理事[長长]?|[總总][監监]|[總总][編编][輯辑]?|合[夥伙]人|[創创][始辦办]人|CEO|CTO|CFO|COO|首席\\p{Script=Han}{2,6}|老[闆板]|店主',
  '院士|博士|研究[員员生]|[學学]者|[專专]家|\\p{Script=Han}{0,4}[學学]家|作家|[畫画]家|音[樂乐]家|企[業业]家|[評评][論论]家|活[動动]家|[詩诗]人',
  '[導导]演|[編编][劇剧]|演[員员]|歌手|作曲家?|指[揮挥]家?|[議议][員员]|官[員员]|[顧顾][問问]|[負负][責责]人|[發发]言人|主持人|[監监]督|教[練练]|秘書[長长]?|书记|秘书[长]?|出版人|策展人|[傳传]承人|[獨独]立\\p{Script=Han}{2}人',
].join('|')

const HONORIFIC = '(?:教授|博士|先生|女士|小姐|老師|老师|院士|校長|校长|醫生|医生)?'
const MET =
  '(?:[專专][訪访]|[採采][訪访]|[訪访][問问]|[訪访][談谈]|[對对][話话]|[對对][談谈]|[邀約约][請请]?|[請请]|[連连][線线]|走[進进]|[見见]|[訪访](?![客談谈問问學学]))(?:到了|了|到)?'
/** What may stand right after a name in running text; it decides whether two or three characters are the name. */
const AFTER_NAME =
  '(?=$|[，。、；：,.;:（）()「」！？\\s—]|教授|博士|先生|女士|小姐|老師|老师|醫生|医生|就|談|谈|進|进|接受|[與与和]|在|[於于]|[為为是向講讲分表及的日近今一]|[說说]|研究|任教|主持|[長长]期|[認认][為为]|指出|曾)'

const WITH_TITLE = new RegExp(
  `(?<office>[\\p{L}\\p{N}《》·（）()]{0,40}?(?:${CHINESE_TITLE}))[、\\s]?(?<name>${CHINESE_NAME})${HONORIFIC}${AFTER_NAME}`,
  'gu',
)
/** A trade right before a name, at the start of a clause: 養蜂人顧遠山, 六十八歲的鐘錶匠范國棟. */
const WITH_TRADE = new RegExp(
  `(?<=^|[，。、；：\\s]|[歲岁]的|[了位])(?<office>(?:(?![的個个有某別别一這这那])\\p{Script=Han}){1,8}(?:人|匠|[師师]|[師师]傅|[員员]|手|工))\\s?(?<name>${CHINESE_NAME})${AFTER_NAME}`,
  'gu',
)
/** 汪揚（香港科技大學副校長）, 汪揚，香港科技大學副校長， and 汪揚現任香港科技大學副校長 at the start of a clause. */
const WITH_APPOSITION = new RegExp(
  `(?<=^|[，。、；：\\s「])(?<name>${CHINESE_NAME})${HONORIFIC}(?:[（(]|，|,|是|[現现][任為为]|[時时]任|[擔担]任)(?<office>[^，。；、,（）()]{0,40}?(?:${CHINESE_TITLE}))(?=[，。；、,）)\\s]|$)`,
  'gu',
)
const AFTER_MEETING = new RegExp(`${MET}(?<name>${CHINESE_NAME})${HONORIFIC}${AFTER_NAME}`, 'gu')
/** Words that lead up to an office and are no part of it. */
const LEAD_UP = new RegExp(
  `^.*(?:${MET}|[與与和跟]|[來来]自|[這这]位|一位|，|是|嘉[賓宾]|我們|我们|[坐站][^，]*的)`,
  'u',
)

/** People whom a Chinese lead introduces: 專訪了香港科技大學副校長汪揚, 汪揚（香港科技大學副校長）, 養蜂人顧遠山. */
export function chineseIntroductions(lead: string): Introduction[] {
  const stated = [WITH_TITLE, WITH_APPOSITION, WITH_TRADE].flatMap((form) => [...lead.matchAll(form)])
  const met = [...lead.matchAll(AFTER_MEETING)]
  return [...stated, ...met]
    .sort((a, b) => a.index - b.index)
    .map(({ groups }) => {
      const { name, office } = groups as { name: string; office?: string }
      return { name, office: office ? withoutLeadUp(office) : chineseOfficeOf(name, lead) }
    })
}

/** The office a text states of somebody: in brackets or an apposition after the name, else right before it. */
export function chineseOfficeOf(name: string, text: string): string | undefined {
  const own = escapePattern(name)
  const after = new RegExp(
    `${own}${HONORIFIC}(?:（(?<bracket>[^（）]{2,40})）|\\((?<ascii>[^()]{2,40})\\)|(?:，|,)?(?:是|現任|现任|現為|现为|時任|时任|擔任|担任|係|，|,)(?<said>[^，。；、,]{2,40}?(?:${CHINESE_TITLE}))(?=[，。；、,\\s]|$))`,
    'u',
  ).exec(text)?.groups
  const stated = after?.bracket ?? after?.ascii ?? after?.said
  if (stated && isChineseOffice(stated)) return withoutLeadUp(stated)
  const before = new RegExp(`(?<office>[\\p{L}\\p{N}《》·]{1,40}(?:${CHINESE_TITLE}))、?${own}`, 'u').exec(
    text,
  )
  return before ? withoutLeadUp(before.groups!.office!) : undefined
}

const TITLED = new RegExp(`(?:${CHINESE_TITLE})`, 'u')
export const isChineseOffice = (text: string): boolean => TITLED.test(text)

/** Whether a label such as 汪校長, 汪教授 or 汪 stands for a name. */
export function isChineseLabelOf(label: string, name: string): boolean {
  if (/[·・]/.test(name)) return name === label || name.split(/[·・]/).includes(label)
  const titled = new RegExp(
    `^(?<own>\\p{Script=Han}{1,4}?)(?:副?(?:${CHINESE_TITLE})|先生|女士|小姐|老師|老师|師傅|师傅|總|总)$`,
    'u',
  ).exec(label)
  return label.startsWith(name) || (titled ? name.startsWith(titled.groups!.own!) : label === name[0])
}

/** 特地專訪了香港科技大學副校長 → 香港科技大學副校長. */
function withoutLeadUp(office: string): string {
  return office
    .replace(LEAD_UP, '')
    .replace(/^(?:了|的|到)+/u, '')
    .trim()
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
