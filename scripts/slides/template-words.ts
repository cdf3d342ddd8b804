import type { Language } from '../model.ts'

/** Words of the interview, with the speaker's name where it must be told. */
export interface Said {
  text: string
  speaker?: string
}

/** The fixed words of the template: the only words on a slide that are not the interview's. */
export interface TemplateWords {
  agenda: string
  recap: string
  forecasts: string
  discussion: string
  sources: string
  interviewWith: (guest: string) => string
  /** Under the words of another: who said them, and that the guest quotes them, by name if he has one. */
  quotedBy: (speaker: string, guest?: string) => string
  question: string
  passage: string
  writer: string
  /** Who puts the questions. */
  interviewer: string
  publication: string
  issue: string
  date: string
  link: string
  guest: string
  repairs: string
  /** Repairs made, those of them that are guesses, and those left undone. */
  repairsMade: (made: number, guessed: number, left: number) => string
  /** When in the talk a theme is due, in minutes from its start. */
  themeTime: (from: number, to: number) => string
  citations: string
  howToCite: string
  /** Whose emphasis it is that a long quotation has, to stand behind `howToCite`. */
  emphasis: string
  /** Heading of the appendix; `page` when it has several. */
  passages: (page?: number) => string
  /** What a citation opens, for those who cannot see it. */
  openPassage: (sentences: string) => string
  close: string
  /** Said of sentences that are cited but stand nowhere in the deck. */
  notInDeck: (sentences: string) => string
  /** What the interviewer asked, behind what it takes up. */
  asksAgain: (question: Said & { about?: Said }) => string
  /** Of another's objection and the guest's reply. */
  whoIsRight: (objection: Said, reply: Said) => string
  /** True before the date and after it. */
  looksToday: (forecast: Said) => string
  isItSo: (thesis: Said) => string
  colon: string
  /** Before who said something, and before what somebody answered. */
  dash: string
}

/** In quotation marks; marks within them become the other kind: 「…『…』…」, “…‘…’…”. `stop`: closes the sentence, unless another mark does. */
function quote(text: string, marks: string, stop = ''): string {
  const inner =
    marks === '「」'
      ? text.replace(/「/gu, '『').replace(/」/gu, '』')
      : text.replace(/“([^“”]*)”|"([^"]*)"/gu, (_, curly, straight) => `‘${curly ?? straight}’`)
  const end = /[。！？.!?…]["”’」』]?$/u.test(text) ? '' : stop
  return `${marks[0]}${inner}${end}${marks[1]}`
}

/** 樊玉珂：「……。」, Jane Roe: “….” */
const said = ({ text, speaker }: Said, marks: string, stop: string): string =>
  `${speaker ? `${speaker}${stop === '.' ? ': ' : '：'}` : ''}${quote(text, marks, stop)}`

/** The same before a Chinese question; without a name a colon joins the two. */
const asked = (one: Said, marks: string): string =>
  one.speaker ? said(one, marks, '。') : `${quote(one.text, marks)}：`

const traditional: TemplateWords = {
  agenda: '議程',
  recap: '回顧',
  forecasts: '預測時間表',
  discussion: '討論',
  sources: '資料來源',
  interviewWith: (guest) => `專訪 ${guest}`,
  quotedBy: (speaker, guest = '受訪者') => `${speaker}，${guest}引述`,
  question: '問',
  passage: '原文',
  writer: '作者',
  interviewer: '訪問',
  publication: '刊物',
  issue: '期號',
  date: '日期',
  link: '連結',
  guest: '受訪者',
  repairs: '文本修復',
  repairsMade: (made, guessed, left) =>
    `修復 ${made} 處${guessed > 0 ? `，其中 ${guessed} 處按上下文推測` : ''}${left > 0 ? `，另有 ${left} 處存疑，保留原樣` : ''}`,
  themeTime: (from, to) => `時間：第 ${from} 至 ${to} 分鐘`,
  citations: '引註',
  howToCite: '句末的小字是原文的句子編號。放映時點擊小字或按 P 鍵，旁邊打開原文；PDF 則跳到卷末的原文。',
  emphasis: '長引文中放大的一句，是編者所強調。',
  passages: (page) => (page === undefined ? '原文' : `原文 ${page}`),
  openPassage: (sentences) => `原文第 ${sentences} 句`,
  close: '關閉',
  notInDeck: (sentences) => `原文第 ${sentences} 句不在這份簡報裏。`,
  asksAgain: ({ text, about }) => `${about ? quote(about.text, '「」', '。') : ''}${text}`,
  whoIsRight: (objection, reply) =>
    `${quote(objection.text, '「」', '。')}${reply.speaker ?? '受訪者'}回應：${quote(reply.text, '「」', '。')}哪一方更有道理？`,
  looksToday: (forecast) => `${asked(forecast, '「」')}今天看來，站得住腳嗎？`,
  isItSo: (thesis) => `${asked(thesis, '「」')}你同意嗎？`,
  colon: '：',
  dash: '——',
}

const simplified: TemplateWords = {
  agenda: '议程',
  recap: '回顾',
  forecasts: '预测时间表',
  discussion: '讨论',
  sources: '资料来源',
  interviewWith: (guest) => `专访 ${guest}`,
  quotedBy: (speaker, guest = '受访者') => `${speaker}，${guest}引述`,
  question: '问',
  passage: '原文',
  writer: '作者',
  interviewer: '采访',
  publication: '刊物',
  issue: '期号',
  date: '日期',
  link: '链接',
  guest: '受访者',
  repairs: '文本修复',
  repairsMade: (made, guessed, left) =>
    `修复 ${made} 处${guessed > 0 ? `，其中 ${guessed} 处按上下文推测` : ''}${left > 0 ? `，另有 ${left} 处存疑，保留原样` : ''}`,
  themeTime: (from, to) => `时间：第 ${from} 至 ${to} 分钟`,
  citations: '引注',
  howToCite: '句末的小字是原文的句子编号。放映时点击小字或按 P 键，旁边打开原文；PDF 则跳到卷末的原文。',
  emphasis: '长引文中放大的一句，是编者所强调。',
  passages: (page) => (page === undefined ? '原文' : `原文 ${page}`),
  openPassage: (sentences) => `原文第 ${sentences} 句`,
  close: '关闭',
  notInDeck: (sentences) => `原文第 ${sentences} 句不在这份简报里。`,
  asksAgain: ({ text, about }) => `${about ? quote(about.text, '“”', '。') : ''}${text}`,
  whoIsRight: (objection, reply) =>
    `${quote(objection.text, '“”', '。')}${reply.speaker ?? '受访者'}回应：${quote(reply.text, '“”', '。')}哪一方更有道理？`,
  looksToday: (forecast) => `${asked(forecast, '“”')}今天看来，站得住脚吗？`,
  isItSo: (thesis) => `${asked(thesis, '“”')}你同意吗？`,
  colon: '：',
  dash: '——',
}

const english: TemplateWords = {
  agenda: 'Agenda',
  recap: 'In short',
  forecasts: 'Forecasts',
  discussion: 'Discussion',
  sources: 'Sources',
  interviewWith: (guest) => `An interview with ${guest}`,
  quotedBy: (speaker, guest = 'the guest') => `${speaker}, quoted by ${guest}`,
  question: 'Question',
  passage: 'Passage',
  writer: 'Writer',
  interviewer: 'Interviewer',
  publication: 'Publication',
  issue: 'Issue',
  date: 'Date',
  link: 'Link',
  guest: 'Guest',
  repairs: 'Repairs to the text',
  repairsMade: (made, guessed, left) =>
    `${made} made${guessed > 0 ? `, ${guessed} of them guesses from the context` : ''}${left > 0 ? `; ${left} in doubt, left as found` : ''}`,
  themeTime: (from, to) => `Time: minutes ${from} to ${to}`,
  citations: 'Citations',
  emphasis: ' The sentence set large in a long quotation is so set for this deck.',
  howToCite:
    'The small numbers are sentences of the interview. Click one, or press P, to read its passage beside the slide; in the PDF it leads to the passages at the end.',
  passages: (page) => (page === undefined ? 'The interview' : `The interview, ${page}`),
  openPassage: (sentences) => `Interview, sentence ${sentences}`,
  close: 'Close',
  notInDeck: (sentences) => `Sentence ${sentences} of the interview is not in this deck.`,
  asksAgain: ({ text, about }) => `${about ? `${quote(about.text, '“”', '.')} ` : ''}${text}`,
  whoIsRight: (objection, reply) =>
    `${said(objection, '“”', '.')} ${reply.speaker ? `${reply.speaker} replies` : 'The reply'}: ${quote(reply.text, '“”', '.')} Who has the better case?`,
  looksToday: (forecast) => `${said(forecast, '“”', '.')} How does this look today?`,
  isItSo: (thesis) => `${said(thesis, '“”', '.')} Do you agree?`,
  colon: ': ',
  dash: '— ',
}

/** Chinese in the script of the deck; English for every other language. Takes a deck's BCP 47 tag as well. */
export function templateWords(language: Language): TemplateWords {
  if (/^zh-(?:Hans|CN|SG|MY)\b/i.test(language)) return simplified
  return language.startsWith('zh') ? traditional : english
}
