/** Who speaks, who asks and where it was published, as cover and sources say it. */
import { namesNobody } from '../interview/label-words.ts'
import type { Interview } from '../model.ts'

/** Guests with their office, as the text gives them: before the name in Chinese, if it is one phrase; after it elsewhere. */
export function guestLine({ speakers, language }: Interview): string {
  const chinese = language.startsWith('zh')
  const guests = speakers
    .filter(({ role, name, label }) => role === 'guest' && (name || !namesNobody(label)))
    .map(({ name, label, office }) => {
      const own = name ?? label
      if (!office) return own
      // 有機菜農，耕作二十三年 廖進福 would read like three people, and 修書二十六年 蘇培德 like one sentence.
      if (chinese) return /[，,；;年]/u.test(office) ? `${own}（${office}）` : `${office} ${own}`
      return `${own}, ${office}`
    })
  if (chinese) return guests.join('、')
  const comma = guests.some((guest) => guest.includes(', '))
  return guests.length === 2 ? guests.join(comma ? ', and ' : ' and ') : guests.join('; ')
}

/** The Morning Ledger, 27 Apr 2025; 《城市脈搏》 第57期: book title marks set themselves off. An issue that tells its date needs no other. */
export function sourceLine({ meta, language }: Interview): string {
  const chinese = language.startsWith('zh')
  const issue = [meta.publication, meta.issue].filter(Boolean).join(chinese ? ' ' : ', ')
  const date = YEAR.test(meta.issue ?? '') ? undefined : meta.date
  return [issue, date].filter(Boolean).join(chinese ? ' · ' : ', ')
}

/** A year in an issue’s name, in figures or in Chinese ones. */
const YEAR = /(?<!第 ?)(?:19|20)\d\d(?! ?期)|[一二][九〇○零][〇○零一二三四五六七八九]{2}/u

/** Of whom more put the questions, the text is a hearing or a conference, and they are no authors of it. */
const MOST_HOSTS = 2

/** Those by name who put the questions of a text that nobody signs, a programme's hosts. */
export function hostsOf({ meta, speakers, language }: Interview): string | undefined {
  const hosts = speakers.flatMap(({ role, name }) => (role === 'interviewer' && name ? [name] : []))
  if (meta.writer || hosts.length === 0 || hosts.length > MOST_HOSTS) return undefined
  return hosts.join(language.startsWith('zh') ? '、' : ' and ')
}
