/**
 * Words before a colon on the lines that tell of the text itself, as sources of regular expressions to be read in any case.
 */

const WRITER_WORD =
  '本刊(?:特約|特约)?[記记]者|特約記者|特约记者|[記记]者|作者|撰文|撰稿人?|文字整理|文字|文|[報报][導导道]|[圖图攝摄]影?[、及和與与]文|[圖图]文|(?:撰文|文字?|[報报][導导道]|[採采][訪访][寫写]?)[、及和與与](?:[攝摄]影|[圖图]片?)|文[、及和與与]?(?:[圖图]|[攝摄]影)|[採采][寫写]|[採采][訪访]|[採采][訪访][、及與与和]?[撰整][文稿理寫写]|[採采]?[訪访][問问談谈]|整理|[紀记記][錄录]|口述[、／/]?整理|[訪访][問问]及?[整撰][理文]'
/** One task or several: 訪談整理, 採訪、撰文, 主持・整理. */
export const WRITER_WORDS = `(?:(?:主持|策[劃划])[、及和與与・·／/])?(?:${WRITER_WORD})(?:[、及和與与・·]?(?:${WRITER_WORD}))*`
export const CREDIT_WORDS =
  '[攝摄圖图編编]|插[畫画圖图]|[繪绘][圖图畫画]|影[片像]|剪[輯辑]|美[術术編编]|[編编][輯辑]|[責责](?:任)?[編编](?:[輯辑])?|校[對对]|[攝摄]影|[圖图]片?(?:提供)?|[圖图]源|[圖图]片[來来]源|[翻編编][譯译]|[譯译]者?|[審审][校核]|排版|[設设][計计]|[監监][製制]|[圖图](?:[說说註注]|片[說说]明)|Caption|Photo(?:s|graphs?|graphers?|graphy)?(?: by)?|(?:Images?|Pictures?|Portraits?|Illustrations?)(?: by)?|Edit(?:ed|or)(?: by)?|(?:[錄录]音)?[謄誊][寫写錄录]|Transcri(?:bed|ber|ption)(?: by)?|Translat(?:ed|ion|or)(?: by)?'
export const SOURCE_WORDS =
  '[來来]源(?:[於于])?|[轉转]自|[轉转][載载]自|原[載载](?:[於于])?|原文[刊載载][於于]?|刊[於于]|刊[載载][於于]?|首[發发](?:[於于])?|摘自|(?:微信)?公[眾众][號号]|出[處处]|[節节]目|Source|From|Publication|Published in|First published in|Originally published in'
export const DATE_WORDS =
  '[一-鿿]{0,2}(?:日期|[時时][間间])|首播|播出|(?:Publi(?:shed|cation date)|(?:Air |Release )?Date|Posted|(?:Page |Last )*Updated|Released|Aired|Recorded|Broadcast)(?: on)?'
export const URL_WORDS = '(?:原文)?(?:[鏈链][接結结]|[網网]址|地址)|原文|URL|Link|Original|Read at'
export const GUEST_WORDS =
  '[受被][訪访]者(?:[簡简]介)?|人物|受[訪访]|[專专][訪访](?:人物|[對对]象)|[受被][訪访]人|被[採采][訪访]者|[訪访][談谈][對对]象|[採采][訪访][對对]象|(?:[對对]|[與与]|座)[談谈][人者]|[講讲]者|[講讲][員员]|主[講讲]人?|口述(?![、／/]整理)者?|[講讲]述者?|出席(?:者|[人官][員员]|嘉[賓宾]|代表)?|[嘉講讲][賓宾]|[與与][談谈]|嘉[賓宾][簡简]介|Interviewees?|Guests?|Panel(?:l?ists?)?|Speakers?|Participants?|Narrators?|Informants?|Respondents?|Witness(?:es)?|Present|Attendees|Interview with|In conversation(?=.*[(])'
/** Of these either may be the one who asks. */
export const BOTH = /^(?:[對对][談谈]|座[談谈]|出席|speaker|participant|in conversation|present|attendees)/i
export const HOST_WORDS =
  '聞き手|主播|引言人|[採采][訪访]者|[訪访][談谈問问][人者員员]|[採采][訪访]人|主持人?|Interviewers?|(?:Co-)?[Hh]osts?|Hosted by|Moderators?|Moderated by|Chair'
export const IGNORED_WORDS =
  '[時时][長长]|主[題题]|[主協协][辦办](?:[單单]位)?|Duration|Length|Topic|[一-鿿]{0,2}地[點点]|字[號号]|[專专][題题]|欄目|栏目|[關关][鍵键][詞词字]|[標标][籤签]|Location|Place|Tags?|Keywords?'
export const TITLE_WORDS = '[標标][題题]|[題题]目|Title|Headline|Episode title'
/** Lines over a letter. */
export const MAIL_WORDS = 'To|Cc|Bcc|Re|Subject|Sent|主旨|主題|收件者|收件人|寄件者|[發发]件人'
