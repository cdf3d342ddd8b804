/** What a web page or a magazine sets around a text and nobody says: the way home, share buttons, rights, counts. */
const FURNITURE = new RegExp(
  `^(?:${[
    '.{0,20}(?:Home|Front page|首[頁页])\\s*[>›»/\\\\].*',
    'Share this(?: (?:article|story|interview))?:?|Advertise?ment|[廣广]告|Sponsored(?: content)?|Loading.*|Skip to .{0,20}|Menu|Listen to this article.*',
    '(?:Filed (?:under|in)|Posted in|Tagged(?: with)?|Tags|Categor(?:y|ies)|[標标][籤签]|分[類类])\\s*[:：].{1,120}',
    '[閱阅][讀读][時时][間间]\\s*[:：].{1,12}|[全本]文(?:[共約约]|[閱阅][讀读]).{1,16}(?:字|分[鐘钟]).{0,8}|\\d+ ?(?:-| )?min(?:ute)?s? read|\\d+ (?:comments?|shares?|likes?|views?)(?: .{0,20})?|[∙·•]\\s*(?:Paid|Free)|[♥❤♡]?\\s*\\d+\\s*[|·•]\\s*\\d+ (?:comments?|shares?|likes?|restacks?)|(?:Comments|Leave a (?:comment|reply))(?: \\(\\d+\\))?',
    '(?:本(?:[節节]目|[集期]))?由.{1,30}[贊赞]助(?:播出|[製制]作)?。?|.{2,60} is (?:supported|sponsored|brought to you) by .{2,80}',
    '(?:[訂订][閱阅]|收[聽听]|追[蹤踪]|[關关][注註])(?:我[們们]|本[節节]目|平[台臺])?\\s*[:：].{1,80}|(?:Subscribe|Listen)(?: on| to us on)?\\s*:.{1,80}',
    '[點点][擊击]?上方.{0,20}[關关][注註].{0,20}|喜[歡欢][這这]篇.{0,40}|[圖图]片?[來来][自源].{0,12}[網网][絡络路].{0,20}',
    '(?:Sign up|Subscribe|Join|Get)\\b.{0,60}\\b(?:newsletters?|mailing list|updates|inbox|podcast|here|alerts)\\b.{0,120}|Follow us (?:on|at) .{1,60}|Click here .{1,80}',
    'Thanks for reading .{1,60}[.!].{0,80}|This (?:post|publication) is .{0,60}(?:public|reader-supported).{0,200}',
    '(?:Read more|Read next|Related(?: (?:stories|articles|links|reading))?|You may also like|Most read)\\s*[:：].{0,120}',
    '(?:©|\\(c\\)|Copyright\\b|版[權权]所有|[著本]作[權权]).*|.{0,40}(?:All rights reserved|版[權权]所有|未[經经].{0,8}(?:授[權权]|[許许]可|同意).{0,12})[^。]{0,20}。?',
    '(?:本[文刊])?版[權权][屬属歸归].{1,40}所有。?',
    'Translated from the [a-z]+(?: by .{2,40})?',
    '(?:Edited|Photographed|Photographs?|Photos?|Photography|Pictures?|Illustrat\\w+|Transcribed|Recorded|Produced|Images?|Interpreted) by [a-zà-ÿ].{1,60}',
    '(?:我要)?(?:留言|[評评][論论]|[閱阅][讀读]|[瀏浏][覽览]|[點点][閱阅擊击])(?:次?[數数]|量)?\\s*[:：(（]?\\s*[\\d,.]+\\s*[万萬kK]?\\s*[)）]?(?:次|[則则]|[條条])?',
    '(?:[點点]擊?|点击|[掃扫][碼码]|[長长]按).{0,30}(?:原文|[訂订][閱阅]|[關关]注|二[維维][碼码]).{0,20}',
    '(?:[延][伸][閱阅][讀读]|相[關关](?:[閱阅][讀读]|文章|[報报][導导道]|[新]聞|新闻)|推[薦荐][閱阅][讀读]|更多)\\s*[:：].{1,80}',
    '.{0,20}自[動动]生成.{0,20}(?:[參参]考|[準准][確确]|[錯错][誤误]).{0,10}',
    '(?:(?:商[務务])?合作(?:邀[約约請请])?|投稿|[聯联][繫系](?:我[們们]|方式|[邮郵]箱))\\s*[:：].{0,80}',
    '(?:[【\\[]?(?:打印|列印|[關关][閉闭]|返回)[】\\]]?\\s*)+|[上下]一[篇則则]\\s*[:：].{0,120}|[★☆]?\\s*.{0,12}(?:信箱|[電电][郵邮]|e-?mail)\\s*[:：]\\s*\\S+@\\S+',
    '(?:[a-z][\\w-]*\\.)+[a-z]{2,}(?:/\\S*)?',
    'Next (?:issue|week|month|time|episode)\\s*:.{1,120}|[←«] ?(?:Previous|Older|Newer)\\b.{0,160}|Comments are (?:closed|off).{0,40}|More from .{1,40}',
    '下[期集]?[預预]告\\s*[:：].{1,80}',
    '未[經经].{0,12}[審审][定閱阅校核]|本文[已]?[經经].{1,12}[審审][定閱阅校核]',
    '[（(]?(?:全文完|完|全文[終终]|本文完|未完待[續续]|The end|End|Fin|###|-30-)[）)]?[。.]?',
  ].join('|')})$`,
  'i',
)
/** Whether a line belongs to the page and not to the text. */
export const isFurniture = (line: string): boolean =>
  FURNITURE.test(line) || isBar(line) || areFurniture(line.split(/ [|｜] /u))

const areFurniture = (fields: string[]): boolean =>
  fields.length > 1 && fields.every((field) => BUTTON.test(field) || FURNITURE.test(field))

/** What one presses on a page: ways to pass it on, to come in, to go elsewhere. */
const BUTTON =
  /^(?:share|tweet|pin|print|e-?mail|save|bookmark|copy(?: link)?|facebook|twitter|x|linkedin|whatsapp|reddit|instagram|telegram|weibo|wechat|line|threads|messenger|pocket|menu|search|sign in|log ?in|sign up|register|subscribe|donate|home|about(?: us)?|contact(?: us)?|newsletters?|rss|[分轉转][享發发載载]|收藏|[點点][讚赞]|[讚赞]|在看|打印|列印|[關关][注註]我?[們们]?|[複复][製制][鏈链連连][接結结]|菜[單单]|搜[尋寻索]|登[入录錄]|[註注][冊册]|[訂订][閱阅](?:[電电]子[報报])?|首[頁页]|微信|微博|朋友圈|字[號号]|大|中|小)$/i
/** Between buttons: «Share on Facebook», 分享到微信. */
const FILLER = /^(?:on|via|to|this|the|article|story|link|with|a|friend|至|到)$/i

/** «Share on Facebook | Share on X | Email», 分享到 Facebook　WhatsApp　複製連結, «Sign in | Subscribe»: two buttons and nothing else. */
function isBar(line: string): boolean {
  if (line.length > LONGEST_BAR) return false
  const named = line.replace(/[:：]/g, ' ')
  const parts = named.split(/\s*[|·•,/／｜、]\s*|\s{2,}|　+/u).filter((part) => part !== '')
  const words = parts.flatMap((part) =>
    BUTTON.test(part) ? [part] : part.split(/\s+|(?<=[分轉转][享發发載载])(?=[至到])|(?<=[至到])/u),
  )
  const buttons = words.filter((word) => BUTTON.test(word)).length
  // A Chinese one may stand alone; «Home» and «Save» may be titles.
  if (WAY_HOME.test(parts[0] ?? '') && parts.length > 2 && parts.every(isMenuWord)) return true
  return (
    (buttons > 1 || /^\p{Script=Han}{2,}$/u.test(line)) &&
    words.every((word) => BUTTON.test(word) || FILLER.test(word))
  )
}

/** «Home | Back issues | Shop»: what begins with the way home is a menu, whatever else it leads to. */
const WAY_HOME = /^(?:home|[首主][頁页])$/i
const isMenuWord = (part: string): boolean => part.length <= 20 && !/[。.!?！？]/u.test(part)

const LONGEST_BAR = 120
