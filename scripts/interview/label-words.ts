import { HAN } from './person-names.ts'

/**
 * What the language itself says of a speaker's label: words for the one who asks, words for the one who answers,
 * and words that stand before a colon without being anybody.
 */

const INTERVIEWER = [
  // Chinese: 記者, 本刊記者, 記者李明, 主持人
  `(?:本[刊報报網网台臺社])?(?:特約|特约|專訪|专访)?[記记]者\\s?[${HAN}]{0,4}`,
  `[${HAN}]{0,16}[記记]者`,
  `(?:[現现][場场])?[提發发]?[問问]|[提發发][問问]者(?:[${HAN}]|\\d)?|主持[阿小老][${HAN}]{1,2}|發問|发问|主持|主持人\\s?[${HAN}]{0,4}|[記记]|採訪者|采访者|采訪者|採訪人|采访人|訪問者|访问者|訪談者|访谈者|訪談人|访谈人|訪者|访者|訪|访|編者|编者|編輯|编辑|本刊|本報|本报|筆者|笔者|小編|小编|[觀观聽听][眾众](?:[${HAN}]|[a-z\\d])?|(?:街坊|市民|居民|村民|[網网]友|[讀读]者|[學学]生)[甲乙丙丁戊a-e\\d]|聴き手|聞き手|質問|기자|질문|진행자`,
  // English, and the commonest words of a few neighbours
  'q|question|host|co-host|operator|chair(?:man|woman|person)?|facilitator|emcee|interviewer|reporter|moderator|questioner|presenter|anchor|audience(?: member)?(?: [\\da-z]{1,2})?|questioner \\d{1,2}|editor|interviewer \\d|the (?:court|clerk|reporter|chair[a-z]*)',
  'frage|interviewer(?:in)?|pregunta|entrevistador(?:a)?|réponse de la rédaction|domanda|pergunta|вопрос|корреспондент|ведущий',
].join('|')

const GUEST = [
  `答|回答|嘉賓[${HAN}]?|嘉宾[${HAN}]?|受訪者[${HAN}]?|受访者[${HAN}]?|受訪人|受访人|被訪者|被访者|被採訪者|被采访者|답변|답`,
  'a|answer|(?:the )?witness|guest|interviewee|respondent|antwort|respuesta|réponse|risposta|resposta|ответ',
].join('|')

const INTERVIEWER_LABEL = new RegExp(`^(?:${INTERVIEWER})$`, 'i')
const GUEST_LABEL = new RegExp(`^(?:${GUEST})$`, 'i')

/** Names of papers and programmes: they ask. 《潮汐導報》, 新京報, 南方週刊, 澎湃新聞, The Guardian, BBC. */
const MEDIUM =
  /^《[^》]+》\p{Script=Han}{0,4}$|(?:[報报]|[週周][刊末]|月刊|[雜杂][誌志]|誌|[新]聞|新闻|[電电][視视]|[廣广]播|衛視|卫视|[網网]|[財财][經经]|[導导]刊|[評评][論论]|[觀观]察|通[訊讯]社)$|^(?:The|DER|Der|Die|Das|Le|La|Les|El|Il|Sunday|Saturday|Daily|Weekly|Evening|Morning) \p{Lu}\p{L}+$|\b(?:Times|Post|News|Review|Journal|Magazine|Daily|Weekly|Monthly|Quarterly|Bulletin|Chronicle|Observer|Newsletter|Guardian|Herald|Tribune|Gazette|Courier|Telegraph|Examiner|Dispatch|Argus|Sentinel|Advertiser|Inquirer|Digest|Podcast|Radio|TV|TIMES|POST|NEWS|REVIEW|JOURNAL|MAGAZINE|DAILY|WEEKLY|MONTHLY|QUARTERLY|BULLETIN|CHRONICLE|OBSERVER|NEWSLETTER|GAZETTE|HERALD|TRIBUNE|PODCAST|RADIO)$|^\p{Lu}[^,.:]{1,40} (?:magazine|journal|newsletter|podcast|quarterly)$|^(?:BBC|CNN|TIME|NPR|NBC|CBS|ABC|CNBC|VOA|DW|SPIEGEL|WIRED|WSJ|NYT)$/u

/** Stand before a colon, even again and again, and are nobody. */
const NOBODY = new RegExp(
  `^(?:${[
    '第[一二三四五六七八九十\\d]+.{0,4}|其[一二三四五六七八九十]|[一二三四五六七八九十]+|\\d+',
    '首先|其次|再次|最後|最后|另外|此外|例如|比如|譬如|舉例|举例|結論|结论|總之|总之|總結|总结|小結|小结|換句話說|换句话说|換言之|换言之|也就是說|也就是说|簡單說|简单说|答案|原因|理由|結果|结果|事實上|事实上|問題|问题|關鍵|关键|重點|重点|前提|條件|条件|目標|目标|優點|优点|缺點|缺点|優勢|优势|劣勢|劣势',
    '[注註]|備[註注]|备注|[編编]者按|[編编]者[註注]|按|[編编]按|附|附[註注]|[圖图表]\\d*|[圖图]片|[圖图][說说]|提示|更正|[來来]源|出[處处]|[時时][間间]|日期|地[點点]|[標标][題题]|[鏈链][接結]|[網网]址|摘要|[關关][鍵键][詞词字]|作者|撰文|文|文字|[攝摄]影|[責责]任[編编][輯辑]|[責责][編编]|校[對对]|整理|[翻編编][譯译]|[採采][寫写]|出版|[訂订][閱阅]|[專专][訪访]|[簡简]介|介[紹绍]',
    "q ?[&＆+] ?a|note|notes|nb|n\\.b|ps|p\\.s|example|for example|e\\.g|i\\.e|warning|tip|tips|update|updated|correction|disclaimer|disclosure|source|sources|date|time|location|place|photo|photos|image|picture|caption|credit|credits|figure(?: \\d+)?|fig(?: \\d+)?|table(?: \\d+)?|(?:chapter|episode|season)(?: \\d+)?|part(?: \\w+)?|step(?: \\w+)?|section(?: \\w+)?|day(?: \\w+)?|first|second|third|fourth|finally|next|lastly|one|two|three|summary|conclusion|result|results|answer is|the answer|the question|the problem|the point|the result|the upside|the downside|the good|the bad|my point|key point|bottom line|reminder|fact|truth|editor'?s? note|editor’s note|author'?s? note|related|read more|see also|interview|exclusive|profile|opinion|transcript|title|subject|author|writer|published|tags?|keywords?|topic|url|link|http|https|ftp|mailto",
  ].join('|')})$`,
  'i',
)

/** Sounds and gestures in brackets. */
const STAGE =
  /笑|掌[聲声]|音[樂乐]|沉默|停[頓顿]|[嘆叹][氣气]|鼓掌|laugh|applause|music|pause|silence|sigh|chuckl|crosstalk|inaudible|sic|smil|nods|unintelligible|听不清|聽不清/i

export const isInterviewerWord = (label: string): boolean => INTERVIEWER_LABEL.test(label)
export const isGuestWord = (label: string): boolean => GUEST_LABEL.test(label)
/** Whoever asks from the hall is not the host. */
export const isAudience = (label: string): boolean =>
  /^(?:[觀观聽听][眾众]|[提發发][問问]者.|街坊|市民|居民|村民|[網网]友|[讀读]者|[學学]生|audience|questioner)/i.test(
    label,
  )
/** A, 答 and 2 say who speaks in the text, and are no name to put under his words. */
export const namesNobody = (label: string): boolean => isGuestWord(label) || /^\d*$/.test(label)
/** MR. HALE and Ms. HALE, as the record of a court or a hearing sets off whoever speaks. */
export const isRecorded = (label: string): boolean =>
  /^(?:MR|Mr|MRS|Mrs|MS|Ms|DR|Dr|THE|The|JUDGE|Judge|SENATOR|Senator)\.? \p{Lu}[\p{Lu}’'-]+$/u.test(label)
export const isMedium = (label: string): boolean => MEDIUM.test(label)
export const isNobody = (label: string): boolean => NOBODY.test(label)
export const isStageDirection = (text: string): boolean => STAGE.test(text)
/** Whoever says so speaks of himself: 我, «our». */
export const isInFirstPerson = (text: string): boolean =>
  /(?:^|[^\p{L}])(?:I|we|my|our)(?!\p{L})|我|咱/iu.test(text)
