/** What an agency, a photographer or the one portrayed is named with, at the end of a caption. */
const CREDITED = new RegExp(
  [
    '\\b(?:[Pp]hoto(?:graph|graphy)?s?|PHOTO|[Pp]ictures?|[Ii]mages?|[Ii]llustrations?|[Cc]redits?)(?: [Cc]redit| [Cc]ourtesy)?(?: by| of(?= \\p{Lu})|:| ?[/©])\\s*[\\p{Lu}@][^.!?]{0,50}\\.?$',
    '(?:©|\\b[Cc]ourtesy of)\\s*\\p{Lu}[^.!?]{0,50}\\.?$',
    '[（(/／|｜\\s](?:[攝摄]影?|[圖图](?:片(?:[來来]源|提供)?|源)?|[照相]片(?:[來来]源|提供)?|供[圖图])\\s*[:：/／|｜]\\s*[^。，]{1,20}[）)]?。?$',
    '(?:[記记]者|[通][訊讯][員员])\\s?\\p{Script=Han}{2,4}\\s?[攝摄]影?[）)]?$',
    '[（(][^（）()。]{1,20}(?:[攝摄]|供[圖图]|提供)[）)]。?$',
    '(?:受[訪访]者|本人|[資资]料)(?:供[圖图]|[圖图]片|提供)[）)]?。?$',
  ].join('|'),
  'u',
)
/** 圖一：, 图2：, Figure 3: before what is seen. */
const NUMBERED =
  /^[（(]?(?:[圖图](?:片|[說说])?\s*[一二三四五六七八九十\d]{0,2}|▲|△|↑|Fig(?:ure|\.)? ?\d{0,2}|Photo \d{0,2}|Above|Below|Left|Right|Pictured)\s*[:：|｜▲]\s*\S|^[▲△↑]\s*\S/i

const LONGEST_CAPTION = 220

/** Whether a paragraph says what a picture shows and who took it; nobody says that in an interview. */
export const isCaption = (text: string): boolean =>
  text.length <= LONGEST_CAPTION && (CREDITED.test(text) || NUMBERED.test(text))
