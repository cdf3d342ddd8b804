import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import type { Role } from '../../scripts/model.ts'

const LETTER: Record<Role, string> = { heading: 'h', narration: 'n', question: 'q', answer: 'a' }

/** «role speaker: text», one line a turn; a stroke stands between paragraphs. */
const outline = (text: string): string[] =>
  parseInterview(text).turns.map(
    ({ role, speaker, text: words }) =>
      `${LETTER[role]} ${speaker ? `${speaker}: ` : ''}${words.replaceAll('\n', ' / ')}`,
  )

const LAYOUTS: [name: string, text: string, turns: string[]][] = [
  ...['**', '', '*'].map((mark): [string, string, string[]] => [
    `questions without a label, in ${mark || 'plain type'}, to two guests of whom neither asks`,
    `${mark}霧怎麼量？${mark}\n\n**施秋禾：** 掛一張網。\n\n**阮望：** 我補充，網要朝海。\n\n${mark}準嗎？${mark}\n\n**阮望：** 不準。\n\n**施秋禾：** 我不同意。\n\n${mark}以後呢？${mark}\n\n**施秋禾：** 再掛一張。`,
    [
      'q 問: 霧怎麼量？',
      'a 施秋禾: 掛一張網。',
      'a 阮望: 我補充，網要朝海。',
      'q 問: 準嗎？',
      'a 阮望: 不準。',
      'a 施秋禾: 我不同意。',
      'q 問: 以後呢？',
      'a 施秋禾: 再掛一張。',
    ],
  ]),
  ...['**', '### '].map((mark): [string, string, string[]] => [
    `a standfirst set like the questions, in ${mark}, and the introduction below it`,
    `# Slow water\n\n<Millwright Ada Moss on rot, rain and you>\n\nAda Moss is a builder of wheels. I met her by the race.\n\n<Why wood?>\n\nIt floats.\n\n<Is it dear?>\n\nLess than iron.`
      .replaceAll('<', mark)
      .replaceAll('>', mark.trim().startsWith('#') ? '' : mark),
    [
      'h Slow water',
      'h Millwright Ada Moss on rot, rain and you',
      'n Ada Moss is a builder of wheels. I met her by the race.',
      'q Q: Why wood?',
      'a Ada Moss: It floats.',
      'q Q: Is it dear?',
      'a Ada Moss: Less than iron.',
    ],
  ]),
  [
    'the end of a recording, which nobody says',
    'LUND: Where were you?\n\nOKORO: On the roof.\n\nLUND: And then?\n\nOKORO: I came down.\n\nEND OF SESSION 2',
    [
      'q LUND: Where were you?',
      'a OKORO: On the roof.',
      'q LUND: And then?',
      'a OKORO: I came down.',
      'n END OF SESSION 2',
    ],
  ],
  [
    'a question in a second paragraph of the one who opens, whose own it is',
    'Dora Finch: You left the mill in May.\n\nWhat did you miss?\n\nAda Moss: The noise.\n\nDora Finch: It was loud, they say.\n\nHow loud?\n\nAda Moss: You felt it in the floor.\n\nDora Finch: And then it shut.\n\nDid you cry?\n\nAda Moss: No.',
    [
      'q Dora Finch: You left the mill in May. / What did you miss?',
      'a Ada Moss: The noise.',
      'q Dora Finch: It was loud, they say. / How loud?',
      'a Ada Moss: You felt it in the floor.',
      'q Dora Finch: And then it shut. / Did you cry?',
      'a Ada Moss: No.',
    ],
  ],
  [
    'links to other texts below the last answer, in a text whose speakers end their sentences',
    '问：怕吗？\n答：不怕。\n问：累吗？\n答：累。\n往日的人\n在县城修钢琴的人\n一个法医的周末',
    [
      'q 问: 怕吗？',
      'a 答: 不怕。',
      'q 问: 累吗？',
      'a 答: 累。',
      'n 往日的人 / 在县城修钢琴的人 / 一个法医的周末',
    ],
  ],
  [
    'a question without its label between two turns of the guest',
    '记者：怕吗？\n秦若琳：不怕。\n所以您会劝他们？\n秦若琳：不劝。\n记者：累吗？\n秦若琳：累。',
    [
      'q 记者: 怕吗？',
      'a 秦若琳: 不怕。',
      'q 记者: 所以您会劝他们？',
      'a 秦若琳: 不劝。',
      'q 记者: 累吗？',
      'a 秦若琳: 累。',
    ],
  ],
  [
    'an advertisement in a podcast, which nobody in it says',
    'HOST: Is it legal?\nRAHEEM: Entirely.\n(AD BREAK)\nSleep is better on Larkspur.\nHOST: Why?\nRAHEEM: Nobody asked.',
    [
      'q HOST: Is it legal?',
      'a RAHEEM: Entirely.',
      'n (AD BREAK) / Sleep is better on Larkspur.',
      'q HOST: Why?',
      'a RAHEEM: Nobody asked.',
    ],
  ],
  [
    'bold tags around the questions of a text that is no web page',
    '<b>Q: Why glass?</b>\n\nIt is honest.\n\n<b>Q: Who buys it?</b>\n\nRestaurants.',
    ['q Q: Why glass?', 'a A: It is honest.', 'q Q: Who buys it?', 'a A: Restaurants.'],
  ],
  [
    'an office behind the name at first, a title before it that the initials leave out',
    'Interviewer Amy Lin: Why tea?\nRhea Paul, Tea Blender: Water.\nAmy Lin: And?\nRP: More water.\nAmy Lin: Then?\nRP: Leaves.',
    [
      'q Amy Lin: Why tea?',
      'a RP: Water.',
      'q Amy Lin: And?',
      'a RP: More water.',
      'q Amy Lin: Then?',
      'a RP: Leaves.',
    ],
  ],
  [
    'labels that say who asks and who answers',
    '记者问：运的是什么？\n顾怀远答：纸，还有人。\n记者问：没有丝？\n顾怀远答：很少。',
    ['q 记者: 运的是什么？', 'a 顾怀远: 纸，还有人。', 'q 记者: 没有丝？', 'a 顾怀远: 很少。'],
  ],
  [
    'full names with a title first, the title alone later',
    '记者李想：您做了几年？\n蒋若水医生：八年。\n记者：累吗？\n蒋医生：不累。\n记者：怕吗？\n蒋医生：怕疼。',
    [
      'q 记者: 您做了几年？',
      'a 蒋医生: 八年。',
      'q 记者: 累吗？',
      'a 蒋医生: 不累。',
      'q 记者: 怕吗？',
      'a 蒋医生: 怕疼。',
    ],
  ],
  [
    'the saved chat of a meeting',
    '10:02:11 From Ana Ruiz to Everyone: Why toasters?\n10:02:58 From Bilal Haddad to Everyone: They have eleven parts.\n10:03:20 From Ana Ruiz to Everyone: Which fails?\n10:04:50 From Bilal Haddad to Everyone: The lever.',
    [
      'q Ana Ruiz: Why toasters?',
      'a Bilal Haddad: They have eleven parts.',
      'q Ana Ruiz: Which fails?',
      'a Bilal Haddad: The lever.',
    ],
  ],
  [
    'an answer whose first line has a colon',
    'Q. Is the trade dying?\nA. Uprights are. We take thirty a month: nobody wants them.\nQ. And grands?\nA. Inherited.',
    [
      'q Q: Is the trade dying?',
      'a A: Uprights are. We take thirty a month: nobody wants them.',
      'q Q: And grands?',
      'a A: Inherited.',
    ],
  ],
  [
    'dashes before both voices, one answer ending in a question it tells of',
    '——您做过最长的案子？\n——七年。\n——怎么补救？\n——没有补救。我现在总是问：您用的是什么单位？\n——还做吗？\n——做。',
    [
      'q 问: 您做过最长的案子？',
      'a 答: 七年。',
      'q 问: 怎么补救？',
      'a 答: 没有补救。我现在总是问：您用的是什么单位？',
      'q 问: 还做吗？',
      'a 答: 做。',
    ],
  ],
  [
    'a dashed statement among dashed questions',
    '— None agree?\n\nNone.\n\n— Then noon will drift.\n\nBy a minute.\n\n— Who notices?\n\nYou will not.',
    [
      'q Q: None agree?',
      'a A: None.',
      'q Q: Then noon will drift.',
      'a A: By a minute.',
      'q Q: Who notices?',
      'a A: You will not.',
    ],
  ],
  [
    'a pull quote before a dashed question, and what stands under an afterword',
    '——難嗎？\n\n難。火要用聽的。\n\n「皮是玻璃，肉是豆腐。」\n\n——傳給誰？\n\n沒有人。\n\n【採訪後記】\n\n爐火熄了。',
    [
      'q 問: 難嗎？',
      'a 答: 難。火要用聽的。',
      'h 「皮是玻璃，肉是豆腐。」',
      'q 問: 傳給誰？',
      'a 答: 沒有人。',
      'h 【採訪後記】',
      'n 爐火熄了。',
    ],
  ],
  [
    'half a question is a question',
    'So how were you poisoned?\n\nBy a book.\n\nDo you tell people where you go?\n\nI told my husband.\n\nAnd the restaurants?\n\nThey pay 400 kronor.',
    [
      'q Q: So how were you poisoned?',
      'a A: By a book.',
      'q Q: Do you tell people where you go?',
      'a A: I told my husband.',
      'q Q: And the restaurants?',
      'a A: They pay 400 kronor.',
    ],
  ],
  [
    'labels set off by an ideographic space',
    '记者　您好，为什么做这件事？\n王小明　因为没人做。\n而且我喜欢。\n记者　难吗？\n王小明　不难。',
    [
      'q 记者: 您好，为什么做这件事？',
      'a 王小明: 因为没人做。 / 而且我喜欢。',
      'q 记者: 难吗？',
      'a 王小明: 不难。',
    ],
  ],
  [
    'Q. and A., where a paragraph that begins with the word A is no label',
    'Q. How did you start?\nA. By accident.\n\nA man came in.\n\nQ. And then?\nA. I made soup.',
    ['q Q: How did you start?', 'a A: By accident. / A man came in.', 'q Q: And then?', 'a A: I made soup.'],
  ],
  [
    'Q and A with a space only',
    'Q 你在写什么？\nA 一本关于雨的书。\n雨是个好题目。\nQ 写了多久？\nA 七年。',
    ['q Q: 你在写什么？', 'a A: 一本关于雨的书。 / 雨是个好题目。', 'q Q: 写了多久？', 'a A: 七年。'],
  ],
  [
    'numbered Q1 and A1',
    'Q1: What is late?\nA1: The law.\nQ2: What is early?\nA2: The birds.',
    ['q Q: What is late?', 'a A: The law.', 'q Q: What is early?', 'a A: The birds.'],
  ],
  [
    'question and answer on one line',
    '問：您教了多少年？答：三十七年。\n\n問：最難忘的呢？答：他問我：「你呢？」我答：沒有。',
    [
      'q 問: 您教了多少年？',
      'a 答: 三十七年。',
      'q 問: 最難忘的呢？',
      'a 答: 他問我：「你呢？」我答：沒有。',
    ],
  ],
  [
    'full names first and surnames later are one speaker',
    'Tom Fox: What changed?\n\nJane Roe: Everything.\n\nFox: Really?\n\nRoe: Really.\n\nFox: Why?\n\nRoe: Time.',
    [
      'q Fox: What changed?',
      'a Roe: Everything.',
      'q Fox: Really?',
      'a Roe: Really.',
      'q Fox: Why?',
      'a Roe: Time.',
    ],
  ],
  [
    'a short form announced in brackets is the same speaker',
    '《環球紀事》（以下簡稱《環球》）：請介紹這座港口。\n周國梁（以下簡稱周）：建於1908年。\n《環球》：吞吐量呢？\n周：增長了6.5%。\n《環球》：高嗎？\n周：高。',
    [
      'q 《環球》: 請介紹這座港口。',
      'a 周: 建於1908年。',
      'q 《環球》: 吞吐量呢？',
      'a 周: 增長了6.5%。',
      'q 《環球》: 高嗎？',
      'a 周: 高。',
    ],
  ],
  [
    'a transcript with names and times on lines of their own',
    'Tom Fox  0:03\nHow did it begin?\n\nJane Roe  0:07\nIn Leeds.\n\nTom Fox  0:15\nAs it does?\n\nJane Roe  0:17\nAs it does.',
    [
      'q Tom Fox: How did it begin?',
      'a Jane Roe: In Leeds.',
      'q Tom Fox: As it does?',
      'a Jane Roe: As it does.',
    ],
  ],
  [
    'only the interviewer is labelled',
    '我們訪問了作家黃碧雲。\n\n記者：您為什麼不寫了？\n\n我沒有不寫。\n\n寫作是勞動。\n\n記者：下一本呢？\n\n明年。',
    [
      'n 我們訪問了作家黃碧雲。',
      'q 記者: 您為什麼不寫了？',
      'a 黃碧雲: 我沒有不寫。 / 寫作是勞動。',
      'q 記者: 下一本呢？',
      'a 黃碧雲: 明年。',
    ],
  ],
  [
    'only the interviewer is labelled, answers in quotation marks',
    '问：听说您走路上班？\n\n“是的，走了十二年。”\n\n问：下雨也走？\n\n“更要走。”',
    ['q 问: 听说您走路上班？', 'a 答: “是的，走了十二年。”', 'q 问: 下雨也走？', 'a 答: “更要走。”'],
  ],
  [
    'only the guest is labelled, questions in bold',
    '**你怎麼看這座城市？**\n\n陳冠中：看不完。\n\n城市比人耐看。\n\n**說說海港。**\n\n陳冠中：窄了。',
    [
      'q 問: 你怎麼看這座城市？',
      'a 陳冠中: 看不完。 / 城市比人耐看。',
      'q 問: 說說海港。',
      'a 陳冠中: 窄了。',
    ],
  ],
  [
    'dialogue dashes',
    '— Когда вы начали писать?\n— В школе.\n— А потом?\n— Потом была библиотека.',
    ['q Q: Когда вы начали писать?', 'a A: В школе.', 'q Q: А потом?', 'a A: Потом была библиотека.'],
  ],
  [
    'long dashes before the questions alone',
    '——您什麼時候學手藝？\n十七歲。\n那年很冷。\n——還收徒弟嗎？\n收。',
    ['q 問: 您什麼時候學手藝？', 'a 答: 十七歲。 / 那年很冷。', 'q 問: 還收徒弟嗎？', 'a 答: 收。'],
  ],
  [
    'questions that begin with So, answered by a No',
    'How do you sleep at sea?\nBadly.\nSo the crew is tired?\nNo. They are bored.\nWhat do you do then?\nWe read.',
    [
      'q Q: How do you sleep at sea?',
      'a A: Badly.',
      'q Q: So the crew is tired?',
      'a A: No. They are bored.',
      'q Q: What do you do then?',
      'a A: We read.',
    ],
  ],
  [
    'filled and empty squares for the two voices',
    '■您怎么看？\n□很好。\n人少也是好事。\n■还会再办吗？\n□会的。',
    ['q ■: 您怎么看？', 'a □: 很好。 / 人少也是好事。', 'q ■: 还会再办吗？', 'a □: 会的。'],
  ],
  [
    'a table of two columns',
    'Tom Fox | What is it for?\nJane Roe | Nothing.\nTom Fox | Does it work?\nJane Roe | At night.',
    [
      'q Tom Fox: What is it for?',
      'a Jane Roe: Nothing.',
      'q Tom Fox: Does it work?',
      'a Jane Roe: At night.',
    ],
  ],
  [
    'broadcast captions with >> and names in capitals',
    '1\n00:00:01,000 --> 00:00:02,000\n>> TOM FOX: How are you?\n\n2\n00:00:02,000 --> 00:00:03,000\n>> JANE ROE: I am fine.\n\n3\n00:00:03,000 --> 00:00:05,000\nThank you\nfor asking.\n\n4\n00:00:05,000 --> 00:00:07,000\n>> TOM FOX: Good.\n\n5\n00:00:07,000 --> 00:00:09,000\n>> JANE ROE: Yes.',
    [
      'q TOM FOX: How are you?',
      'a JANE ROE: I am fine. Thank you for asking.',
      'q TOM FOX: Good.',
      'a JANE ROE: Yes.',
    ],
  ],
  [
    'names as Markdown headings, lists in the answer',
    '### 林可欣\n\n少了什麼？\n\n### 許志遠\n\n- 叫賣聲，少了。\n- **鈴聲**，還在。\n\n### 林可欣\n\n為什麼？\n\n### 許志遠\n\n因為遠了。',
    [
      'q 林可欣: 少了什麼？',
      'a 許志遠: 叫賣聲，少了。 / 鈴聲，還在。',
      'q 林可欣: 為什麼？',
      'a 許志遠: 因為遠了。',
    ],
  ],
  [
    'what nobody says between the turns is narration',
    'Reporter: What do they eat?\n\nSolberg: Herring.\n\nSolberg pauses to answer the radio.\n\nReporter: Must you go?\n\nSolberg: Soon.\n\nI was a surgeon.\n\n*She puts on her coat.*\n\nReporter: Why did you stop?\n\nSolberg: A minister bit me.',
    [
      'q Reporter: What do they eat?',
      'a Solberg: Herring.',
      'n Solberg pauses to answer the radio.',
      'q Reporter: Must you go?',
      'a Solberg: Soon. / I was a surgeon.',
      'n She puts on her coat.',
      'q Reporter: Why did you stop?',
      'a Solberg: A minister bit me.',
    ],
  ],
  [
    'section headings without closing punctuation stand before a turn',
    '記者：先說上游。\n\n關永康：有兩座水壩。\n\n二、下游\n\n記者：下游呢？\n\n關永康：在意價錢。\n\n人情是自己掙的\n\n記者：中游呢？\n\n關永康：安靜。',
    [
      'q 記者: 先說上游。',
      'a 關永康: 有兩座水壩。',
      'h 二、下游',
      'q 記者: 下游呢？',
      'a 關永康: 在意價錢。',
      'h 人情是自己掙的',
      'q 記者: 中游呢？',
      'a 關永康: 安靜。',
    ],
  ],
  [
    'the guest who opens is still the guest when the other one asks',
    'Jane Roe: I want to begin with the map. It is wrong in three places and right in one.\n\nTom Fox: Which one?\n\nJane Roe: The harbour. Nobody drew it, so nobody could be mistaken.\n\nTom Fox: And the rest?\n\nJane Roe: Drawn by a committee.',
    [
      'a Jane Roe: I want to begin with the map. It is wrong in three places and right in one.',
      'q Tom Fox: Which one?',
      'a Jane Roe: The harbour. Nobody drew it, so nobody could be mistaken.',
      'q Tom Fox: And the rest?',
      'a Jane Roe: Drawn by a committee.',
    ],
  ],
  [
    'a saved page, whose title stands over the window and over the text, with a menu between',
    '# Moss: a life | The Fell\n\nHome\n\nLog in\n\n## Moss: a life\n\n### Why moss?\n\nIt waits.\n\n![A hill.]()\n\n### For what?\n\nRain.',
    ['h Moss: a life', 'q Q: Why moss?', 'a A: It waits.', 'q Q: For what?', 'a A: Rain.'],
  ],
  [
    'Chinese captions, which leave out punctuation at their ends, and sounds that nobody makes',
    '1\n00:00:01,000 --> 00:00:02,000\n白露：能修几次\n\n2\n00:00:02,000 --> 00:00:03,000\n卢永年：七八次没问题\n布面不划算\n\n3\n00:00:03,000 --> 00:00:04,000\n[音乐]\n\n4\n00:00:04,000 --> 00:00:05,000\n白露：后悔吗？\n\n5\n00:00:05,000 --> 00:00:06,000\n卢永年：不后悔',
    ['q 白露: 能修几次', 'a 卢永年: 七八次没问题 布面不划算', 'q 白露: 后悔吗？', 'a 卢永年: 不后悔'],
  ],
  [
    'notes, whose marks are no words and which nobody says',
    'Q: Why moss?\n\nA: It waits.[^1] It drinks.[2]\n\nQ: For what?\n\nA: Rain.\n\n[^1]: See p. 3.\n\n[2] By night.',
    [
      'q Q: Why moss?',
      'a A: It waits. It drinks.',
      'q Q: For what?',
      'a A: Rain.',
      'n [^1]: See p. 3. / [2] By night.',
    ],
  ],
  [
    'captions with their photographer, which nobody says',
    'Q: Why moss?\nA: It waits.\nMoss on the fell. Photograph: Dai Penrose\nQ: For what?\nA: I took a photograph of rain.',
    [
      'q Q: Why moss?',
      'a A: It waits.',
      'n Moss on the fell. Photograph: Dai Penrose',
      'q Q: For what?',
      'a A: I took a photograph of rain.',
    ],
  ],
  [
    'a paragraph in which the guest says the own name, and one that tells what the guest does',
    '記者：您怕甚麼？\n\n曾德旺：怕水。\n\n那時候沒有人知道曾德旺是誰。\n\n這時曾德旺站起來。\n\n記者：然後呢？\n\n曾德旺：退了。\n\n記者：真的？\n\n曾德旺：真的。',
    [
      'q 記者: 您怕甚麼？',
      'a 曾德旺: 怕水。 / 那時候沒有人知道曾德旺是誰。',
      'n 這時曾德旺站起來。',
      'q 記者: 然後呢？',
      'a 曾德旺: 退了。',
      'q 記者: 真的？',
      'a 曾德旺: 真的。',
    ],
  ],
  [
    'what speech recognition writes: numbers for names, each once, and no punctuation',
    'Speaker 1  0:01\nso how did it begin\n\nSpeaker 2  0:04\nwith a map we found in the cellar and nobody could read it',
    [
      'q Speaker 1: so how did it begin',
      'a Speaker 2: with a map we found in the cellar and nobody could read it',
    ],
  ],
  [
    'questions in capitals, of which some only tell',
    'Why pour rice?\n\nUna Gunn teaches at Wick.\n\nWHY DO THEY HAVE TO POUR RICE FOR TWO HOURS?\n\nThey hate it.\n\nMY ROOMMATE STILL TALKS ABOUT IT.\n\nGood. That is the point.\n\nWHAT DO THEY LEARN?\n\nTo be bored.',
    [
      'h Why pour rice?',
      'n Una Gunn teaches at Wick.',
      'q Q: WHY DO THEY HAVE TO POUR RICE FOR TWO HOURS?',
      'a Una Gunn: They hate it.',
      'q Q: MY ROOMMATE STILL TALKS ABOUT IT.',
      'a Una Gunn: Good. That is the point.',
      'q Q: WHAT DO THEY LEARN?',
      'a Una Gunn: To be bored.',
    ],
  ],
  [
    'plain questions, one that goes on from the answer and one that asks to ask',
    'You left the stain alone. Why?\n\nBecause of what was on it.\n\nBut wasn’t it theirs to destroy?\n\nThey thought so.\n\nWhat do you keep?\n\nWhat tells me something.\n\nCan I ask a really practical question? My gran’s quilt. It’s in the loft.\n\nGet it out of the loft.\n\nDo you wash at home?\n\nNever.',
    [
      'q Q: You left the stain alone. Why?',
      'a A: Because of what was on it.',
      'q Q: But wasn’t it theirs to destroy?',
      'a A: They thought so.',
      'q Q: What do you keep?',
      'a A: What tells me something.',
      'q Q: Can I ask a really practical question? My gran’s quilt. It’s in the loft.',
      'a A: Get it out of the loft.',
      'q Q: Do you wash at home?',
      'a A: Never.',
    ],
  ],
  [
    'captions under a note that names their episode',
    'WEBVTT\n\nNOTE\nLedger Hour, episode 23: "The niece who watched her aunt"\nWick Student Radio\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Tom Fox>Why do you work nights?\n\n2\n00:00:02.000 --> 00:00:03.000\n<v Jane Roe>Because thieves do.\n\n3\n00:00:03.000 --> 00:00:04.000\n<v Tom Fox>And the days?\n\n4\n00:00:04.000 --> 00:00:05.000\n<v Jane Roe>I sleep.',
    [
      'h Ledger Hour, episode 23: "The niece who watched her aunt"',
      'h Wick Student Radio',
      'q Tom Fox: Why do you work nights?',
      'a Jane Roe: Because thieves do.',
      'q Tom Fox: And the days?',
      'a Jane Roe: I sleep.',
    ],
  ],
  [
    'captions between what is shown before and behind them',
    '1\n00:00:01,000 --> 00:00:02,000\n[title card] THE DESK AT MIDNIGHT\n\n2\n00:00:02,000 --> 00:00:03,000\nLedger Hour, Episode 14 | Recorded in\nWick, 22 August 2024\n\n3\n00:00:03,000 --> 00:00:04,000\nTOM: Why do you work nights?\n\n4\n00:00:04,000 --> 00:00:05,000\nJANE: Because thieves do.\n\n5\n00:00:05,000 --> 00:00:06,000\nTOM: And the days?\n\n6\n00:00:06,000 --> 00:00:07,000\nJANE: I sleep.\n\n7\n00:00:07,000 --> 00:00:08,000\nProduced by Una Gunn. Captions by\nLedger Hour.',
    [
      'n [title card] THE DESK AT MIDNIGHT Ledger Hour, Episode 14 | Recorded in Wick, 22 August 2024',
      'q TOM: Why do you work nights?',
      'a JANE: Because thieves do.',
      'q TOM: And the days?',
      'a JANE: I sleep.',
    ],
  ],
]

for (const [name, text, turns] of LAYOUTS) {
  test(`parseInterview() reads ${name}`, () => assert.deepEqual(outline(text), turns))
}

const NO_LABEL = [
  '我認為有三個條件：算力、數據和人才',
  '問題是：誰來付錢？',
  '注：這只是估計。',
  '第一：成本。',
  'Note: this is an estimate.',
  'https://a.example/b: a page.',
  '12:30 we stop.',
  '3:1 is the ratio.',
  'The point: nobody came.',
  '成本：很高。',
  '他說：「好。」',
  '《水經》：這本書沒人讀。',
]

for (const line of NO_LABEL) {
  test(`«${line}» in an answer is no speaker, even twice`, () => {
    const answer = `答：有的。\n\n${line}\n\n就是這樣。`
    const text = `問：有嗎？\n\n${answer}\n\n問：還有嗎？\n\n${answer}\n\n問：真的嗎？\n\n答：真的。`
    const { speakers, turns } = parseInterview(text)
    assert.deepEqual(
      speakers.map(({ label }) => label),
      ['問', '答'],
    )
    assert.equal(turns[1]!.text, `有的。\n${line}\n就是這樣。`)
  })
}

const OF_THE_TEXT = [
  '〔本文依錄音整理，經受訪者確認。〕',
  '（訪問、整理：林玉芳）',
  '［採訪時間：2023年5月］',
  '內容經受訪者確認後刊登。',
  '標題為編者所加。',
  '註1：燈高十二公尺。',
  'This conversation has been edited and condensed for clarity.',
  '(This interview has been edited for length.)',
  'Edited for length and clarity.',
  'Responses have been edited.',
  'Jane Roe is a writer in Leeds.',
  'Do you know someone we should interview? Write to us.',
]

for (const line of OF_THE_TEXT) {
  test(`«${line}» behind the last answer is said by nobody, labelled or not`, () => {
    for (const [asked, answered] of [
      ['問：', '答：'],
      ['**', ''],
    ]) {
      const end = asked === '**' ? '**' : ''
      const text = `${asked}怕嗎？${end}\n\n${answered}不怕。\n\n燈在。\n\n${asked}累嗎？${end}\n\n${answered}累。\n\n${line}`
      const spoken = parseInterview(text).turns.filter(({ speaker }) => speaker)
      assert.equal(spoken.at(-1)!.text, '累。')
    }
  })
}

test('a guest may speak of editors and reporters in the last short paragraph', () => {
  for (const line of [
    'Editing is only reading.',
    'A writer needs no chair.',
    '記者總會來的。',
    '作者都走了。',
  ]) {
    const text = `Q: Afraid?\n\nA: No.\n\nQ: Tired?\n\nA: Yes.\n\n${line}`
    assert.equal(parseInterview(text).turns.at(-1)!.text, `Yes.\n${line}`)
  }
})

const UNSIGNED = [
  'How do you choose?\n\nBy weight.',
  'And then?\n\nThen I wait. It takes a week.',
  'Who taught you?\n\nMy aunt.',
]
const among = (paragraph: string) =>
  parseInterview([...UNSIGNED, paragraph, 'Do you ever stop?\n\nNever.'].join('\n\n'))

test('without labels a question is one too where a comment follows it', () => {
  const { turns } = among('How does a bell break? It looks so solid.\n\nFrom inside.')
  assert.deepEqual(
    turns.slice(-4).map(({ role, text }) => [role, text]),
    [
      ['question', 'How does a bell break? It looks so solid.'],
      ['answer', 'From inside.'],
      ['question', 'Do you ever stop?'],
      ['answer', 'Never.'],
    ],
  )
})

for (const asked of ['Take me through what happens when one breaks.', 'And yet you do own machines.'])
  test(`without labels the interviewer says: ${asked}`, () => {
    const { turns } = among(
      `${asked}\n\nI listen to it first. Then I have it taken down, and I listen again.`,
    )
    assert.deepEqual(
      turns.slice(-4).map(({ role }) => role),
      ['question', 'answer', 'question', 'answer'],
    )
    assert.equal(turns.at(-4)!.text, asked)
  })

for (const told of [
  'Who pays? Nobody does.',
  'What did I say? Nothing came to mind.',
  'Was it worth it? It cost me a winter.',
]) {
  test(`«${told}» in the middle of an answer is said by whoever answers`, () => {
    const { turns } = among(`Was it hard?\n\nIt was.\n\n${told}\n\nThe bell was cracked anyway.`)
    assert.equal(turns.at(-3)!.text, `It was.\n${told}\nThe bell was cracked anyway.`)
  })
}

for (const line of ['The story was first told by my father.', '作者不必說話。', '這本書的編輯很安靜。']) {
  test(`«${line}» at the end of what an author of his own story says is speech`, () => {
    const text = `Q: Who edits the author (編輯、作者)?\n\nA: A friend.\n\n${line}`
    assert.equal(parseInterview(text).turns.at(-1)!.text, `A friend.\n${line}`)
  })
}

test('a body line with a colon is no speaker among named speakers either', () => {
  const text =
    '林木：您怕什麼？\n\n趙一：怕水。\n\n成本：很高。\n\n林木：多高？\n\n趙一：三米。\n\n林木：然後呢？\n\n趙一：退了。'
  assert.deepEqual(
    parseInterview(text).speakers.map(({ label, role }) => [label, role]),
    [
      ['林木', 'interviewer'],
      ['趙一', 'guest'],
    ],
  )
})
