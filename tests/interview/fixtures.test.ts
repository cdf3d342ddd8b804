import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import type { Interview, Meta, Role } from '../../scripts/model.ts'
import { FOLDER, readFixture } from './read-fixture.ts'

const LETTER: Record<Role, string> = { heading: 'h', narration: 'n', question: 'q', answer: 'a' }

const roles = ({ turns }: Interview): string => turns.map(({ role }) => LETTER[role]).join('')

interface Expected {
  language: string
  /** One letter a turn: heading, narration, question, answer. */
  roles: string
  /** label (name) office, one a speaker; * marks the interviewer. */
  speakers: string[]
  meta: Meta
}

const EXPECTED: Record<string, Expected> = {
  'comment-after-question.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*Q', "Gwen Pascoe (Gwen Pascoe) secretary of the River Fishers' Union"],
    meta: {
      title: 'The last eel weir on the Tarn',
      date: 'Autumn 2020',
      issue: 'Issue 12',
      publication: 'Reed & Tide',
      writer: 'Harriet Olsen',
    },
  },
  'line-before-labelled-guest.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*問', '盧錦培 (盧錦培)'],
    meta: {
      title: '「我教的不是游泳，是不要怕」',
      issue: '第 318 期',
      date: '2020 年 8 月 14 日',
      publication: '海岸週報',
      writer: '伍詠欣',
    },
  },
  'headings-without-mark.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*问', '邵国栋 (邵国栋) 中国科学院冰川研究站原站长'],
    meta: {
      title: '冰上的尺子',
      issue: '总第 12 期',
      date: '2019 年冬季号',
      publication: '极目',
      writer: '钱一鸣',
    },
  },
  'byline-for-the-review.txt': {
    language: 'en',
    roles: 'hhnqaqaqaqaqaqa',
    speakers: ['*Q', 'A (Ines Caldera) freelance proofreader in Lisbon'],
    meta: {
      title: 'THE PROOF IS IN THE MARGIN',
      issue: 'vol. 9, no. 2',
      date: '2016',
      publication: 'Binding Review',
      writer: 'Ruth Adler',
    },
  },
  'title-over-magazine.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*Q', 'Brida Holm (Brida Holm) chief technician of the Lighthouse Trust in Bergen'],
    meta: {
      title: 'The woman who tunes the foghorns',
      date: 'Winter 2019',
      issue: 'No. 7',
      publication: 'North Quay Magazine',
      writer: 'Silas Oduya',
    },
  },
  'this-point.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqaqaqaqa',
    speakers: ['*問', '龔柏勳 (龔柏勳) 都市養蜂協會的理事長'],
    meta: { title: '在屋頂養一座城的蜜蜂', writer: '方以晴', issue: '2021年5月號', publication: '《島語》' },
  },
  'trade-before-name.txt': {
    language: 'en',
    roles: 'hqaqaqaqaqa',
    speakers: ['*Q', 'Lena Voss (Lena Voss) Harbour Pilot'],
    meta: {
      title: 'Harbour Pilot Lena Voss',
      date: '19 May 2018',
      publication: 'The Estuary Courier',
      writer: 'Matt Drury',
    },
  },
  'bold-standfirst.txt': {
    language: 'zh-Hans',
    roles: 'hhqaqaqaqaqaqa',
    speakers: ['*问', '蒋玉英 (蒋玉英) 城东环卫所机械班班长'],
    meta: {
      title: '「凌晨三点的城市，是垃圾的城市」',
      issue: '第23期',
      date: '2021年6月',
      publication: '夜行人',
      writer: '庄晓',
    },
  },
  'standfirst-like-questions.md': {
    language: 'zh-Hant',
    roles: 'hhnqaqaqa',
    speakers: ['*問', '梁沛年 (梁沛年) 市政廳工務處技師'],
    meta: {
      title: '鐘樓不需要觀眾',
      writer: '謝若芸',
      issue: '2022年3月號',
      publication: '《塔下》',
    },
  },
  'capitals-over-standfirst.txt': {
    language: 'en',
    roles: 'hnqaqaqaqa',
    speakers: ['*Q', 'Edwin Marr (Edwin Marr) harbour engineer'],
    meta: {
      title: 'THE TIDE IS THE FIRST THING TO GO',
      date: 'May 2024',
      publication: 'Quayside magazine',
      writer: 'Olive Stannard',
    },
  },
  'capitalised-office.txt': {
    language: 'en',
    roles: 'hnqaqa',
    speakers: ['*Q', 'A (Oswin Pell) Deputy Chief Harbour Inspector for the port of Tarn'],
    meta: {
      title: 'The Lamp on the Chain',
      writer: 'Ines Tarrant',
      date: 'March 2024',
      publication: 'Quayside Magazine',
    },
  },
  'season-of-a-year.md': {
    language: 'zh-Hant',
    roles: 'hnqaqa',
    speakers: ['*問', '林守禮 (林守禮) 北角燈塔的調度長'],
    meta: {
      title: '一盞燈的距離',
      writer: '魏佳慧',
      issue: '2023 秋季號（第 31 期）',
      publication: '《燈塔》季刊',
    },
  },
  'bold-names-in-lead.md': {
    language: 'en',
    roles: 'hnqaqa',
    speakers: [
      '*Abel Quint (Abel Quint)',
      'Rosa Teller (Rosa Teller)',
      'Matthias Groen (Dr. Matthias Groen) professor of food history at the University of Tarn',
    ],
    meta: {
      title: 'Supper Is the Longest Watch',
      issue: 'Issue 12',
      date: 'October 2022',
      publication: 'The Galley Reader',
      writer: 'Abel Quint',
    },
  },
  'where-and-not-as-what.txt': {
    language: 'en',
    roles: 'hnqaaqaa',
    speakers: [
      '*The Sound',
      'Nkosi (Ada Nkosi) bell founder',
      'Brandt (Dr. Stella Brandt) University of Aland',
    ],
    meta: { title: 'Two Ways to Hear a Bell', date: 'March 2024', publication: 'The Sound' },
  },
  'issue-before-dot.md': {
    language: 'zh-Hant',
    roles: 'hnqaqaqa',
    speakers: ['*問', '丁士賢 (丁士賢) 「和順醬園」的釀造師'],
    meta: {
      title: '缸不會說謊',
      writer: '杜若芸',
      issue: '第 12 期',
      publication: '《灶邊》',
      date: '2024 年 3 月號',
    },
  },
  'note-over-title.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqa',
    speakers: ['*羅 (羅以寧)', '沈 (沈佑安) 流冰觀測站觀測員'],
    meta: {
      title: '冰每年都在告訴我們一些事',
      writer: '羅以寧',
      issue: '2025年第2期',
      publication: '《北方筆記》',
    },
  },
  'panel-with-latin-titles.txt': {
    language: 'zh-Hant',
    roles: 'hqaqaqa',
    speakers: [
      '*梁穎詩 (梁穎詩) 《街坊報》副總編輯',
      '蘇偉文 (蘇偉文) 小販聯會主席',
      '林思敏 (林思敏) 城市規劃系副教授',
      '周家樂 (周家樂) 結構工程師',
    ],
    meta: { title: '夜市還有沒有明天' },
  },
  'mail-with-its-making.md': {
    language: 'zh-Hant',
    roles: 'hnqaqa',
    speakers: ['*問', '趙樂怡 (趙樂怡) 離島聲音檔案館館長'],
    meta: {
      title: '聲音檔案館的一萬四千條錄音',
      writer: '葉詠琳',
      date: '2025年1月',
      issue: '第12期',
      publication: '《聽寫》雙月刊',
    },
  },
  'episode-in-quotation-marks.txt': {
    language: 'en',
    roles: 'hqaqa',
    speakers: [
      '*Daniel Okafor (Daniel Okafor)',
      'Helena Brandt (Helena Brandt) apple breeder at the Vaal Mountain Institute',
    ],
    meta: {
      title: 'The orchard that moved uphill',
      date: 'June 9, 2025',
      publication: 'THE LONG ROW',
      issue: 'Episode 41',
    },
  },
  'menu-and-surname-with-age.txt': {
    language: 'en',
    roles: 'hnqaqa',
    speakers: ['*Q', 'Iwan Pritchard (Iwan Pritchard) warden of Coed Hir'],
    meta: { title: 'We count the dead trees' },
  },
  'republic-date.txt': {
    language: 'zh-TW',
    roles: 'hnqaqaqaqan',
    speakers: ['*Q', 'A (魏敬文) 資訊工程系副教授'],
    meta: { title: '讓機器學會看舊報紙', date: '112.05.03', writer: '康庭瑜' },
  },
  'dateline-and-page.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqa',
    speakers: ['*問', '許金樹 (許金樹) 老闆', '許雅文 (許雅文)'],
    meta: {
      title: '老街最後一間打鐵店 第四代接不接？',
      writer: '周孟穎',
      date: '2024年4月21日',
      publication: '自由風報',
    },
  },
  'author-and-translator.txt': {
    language: 'zh-Hant',
    roles: 'hhnqaqaqanhn',
    speakers: ['*Q', 'A (林岫雲) 國內少數直接從愛沙尼亞文翻譯的譯者'],
    meta: { title: '翻譯是一種守夜：與《河的名字》譯者對談' },
  },
  'legend-ending-in-name.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqa',
    speakers: ['*記', '符 (符森記) 在深水埗北河街磨刀五十一年'],
    meta: {
      title: '街市最後的磨刀佬：「刀利，人先唔會傷」',
      writer: '關詠彤',
      date: '2021年12月5日',
      publication: '明島日報',
    },
  },
  'called-karen.txt': {
    language: 'zh-Hant',
    roles: 'hhnqaqaqaqan',
    speakers: ['*Q', 'Karen (陳嘉儀) 店內首位女東主'],
    meta: {
      title: '從社工到棺材舖：陳嘉儀（2009／社會學）',
      issue: '2020年秋季號',
      publication: '《南山校友》',
    },
  },
  'note-names-programme.vtt': {
    language: 'zh-Hant',
    roles: 'qaqaqa',
    speakers: ['*阿詩 (阿詩)', '簡兆麟 (簡兆麟) 天文館講解員'],
    meta: { issue: '第88集', publication: '《港島夜航》' },
  },
  'scene-in-italics.md': {
    language: 'en',
    roles: 'hnqahqanqaqan',
    speakers: ['*Q', 'Ingrid Farrow (Ingrid Farrow) last full-time bell tuner in the county of Ashmere'],
    meta: {
      title: 'The Woman Who Tunes the Bells',
      writer: 'Perpetua Quill',
      issue: 'Issue 9',
      publication: 'Slow Magazine',
      date: 'Spring 2019',
    },
  },
  'art-of-maps.txt': {
    language: 'en',
    roles: 'hnqaqaqaqa',
    speakers: ['*INTERVIEWER', 'DERMOT (Oleksa Dermot)'],
    meta: {
      title: 'The Art of Maps No. 12',
      writer: 'Junia Castellane',
      date: 'Fall 2017',
      issue: 'Issue 231',
      publication: 'The Meridian Review',
    },
  },
  'news-office.txt': {
    language: 'en',
    roles: 'hnhnqaqaqahnhn',
    speakers: ['*Q', 'A (Adaeze Lindgren) Civil engineer'],
    meta: {
      title: '3 Questions: Why bridges hum',
      writer: 'Wren Halloway',
      publication: 'Northfield Institute News Office',
      date: 'August 17, 2023',
    },
  },
  'panelists-on-lines.txt': {
    language: 'en',
    roles: 'hhqaaqaqqaqaqn',
    speakers: [
      '*WHITBY (Jonah Whitby) Evening Post',
      'OLSSON (Farida Olsson) director of the Corbett Library',
      'CRANE (Prof. Edith Crane) historian of reading, Leeds',
      'TANAKA (Miles Tanaka) founder of the Toolshed, a tool library',
      '*AUDIENCE MEMBER',
    ],
    meta: { title: 'Panel: What Should a Library Lend?', date: '12 June 2019' },
  },
  'volume-and-year.md': {
    language: 'en',
    roles: 'hnqaqaqaqan',
    speakers: ['*Q', 'Signe Halvorsen (Signe Halvorsen) glaciologist'],
    meta: {
      title: 'Ten Years Under the Ice',
      writer: 'Petra Whitcombe',
      issue: '41',
      date: '2015',
      publication: 'Polar Notes',
    },
  },
  'as-told-to.txt': {
    language: 'en',
    roles: 'hnqaqaqaqa',
    speakers: [
      '*Q',
      'Winston Abara (Winston Abara) who manages the lost property office at Eastgate Station',
    ],
    meta: {
      title: 'My Life in Lost Property',
      writer: 'Greer Donnelly',
      date: '22 January 2018',
      publication: 'The Commuter',
    },
  },
  'captions-and-bars.md': {
    language: 'zh-Hant',
    roles: 'hhnqahqanqaqan',
    speakers: ['*問', '鍾佩玲 (鍾佩玲) 樹木醫生'],
    meta: {
      title: '等一棵樹把話說完',
      writer: '賴以晴',
      issue: '2022 年 6 月號（No. 84）',
      publication: '《綠線》',
    },
  },
  'bold-names.md': {
    language: 'en',
    roles: 'nqahqahqan',
    speakers: [
      '*Nora Field (Nora Field)',
      'Sanjay Mehta (Sanjay Mehta) baker and former statistician in Leith',
    ],
    meta: {
      title: 'The baker who counts',
      publication: 'Crumb Quarterly',
      date: '2025-02-11',
      writer: 'Nora Field',
      url: 'https://crumb.example/baker',
    },
  },
  'bold-questions.md': {
    language: 'en',
    roles: 'hnqaqaqahqa',
    speakers: ['*Q', "Maud Kettering (Maud Kettering) exchange's last operator"],
    meta: { title: 'The last switchboard', date: '9 March 2025', writer: 'Owen Pryce' },
  },
  'bracketed.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqa',
    speakers: ['*主持人', '范國棟 (范國棟) 鐘錶匠'],
    meta: { title: '雨傘街的鐘錶匠' },
  },
  'declared-head.txt': {
    language: 'zh-Hant',
    roles: 'hqaqaqa',
    speakers: ['*蘇慶元 (蘇慶元)', '鍾秀梅 (鍾秀梅) 農村研究學者'],
    meta: { title: '在廢墟上種稻的人', date: '2022年10月3日', publication: '《南方農報》', issue: '第212期' },
  },
  'japanese.txt': {
    language: 'ja',
    roles: 'hnqaqaqaqa',
    speakers: ['*森下葵 (森下葵)', '大野木 (大野木)'],
    meta: { title: '灯台のレンズを磨く人', date: '2021年10月5日' },
  },
  'magazine-label.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqaqaqa',
    speakers: ['*《极地周刊》', '姚远 (姚远) 中国科学院的冰川学家'],
    meta: { title: '对话冰川学家姚远：冰不说谎', writer: '陆晓川', publication: '《极地周刊》' },
  },
  'own-line-names.txt': {
    language: 'en',
    roles: 'hqaqaqaqa',
    speakers: ['*Tom Fox (Tom Fox)', 'Jane Roe (Jane Roe)'],
    meta: { title: 'Night shift at the seed bank' },
  },
  'q-and-a.txt': {
    language: 'en',
    roles: 'hnqaqaqa',
    speakers: ['*Q', 'A (Ilse Brandt) director of the harbour observatory at Wexcombe'],
    meta: {
      title: 'Mending the tide gauge',
      date: '14 June 2024',
      writer: 'Peter Lacey',
      publication: 'The Harbour Review',
      issue: 'issue 12',
    },
  },
  'question-answer-simplified.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqaqaqa',
    speakers: ['*问', '答 (曹立新) 造纸师傅'],
    meta: {
      title: '慢慢做纸的人',
      writer: '罗一帆',
      date: '2023-11-08',
      publication: '《手艺》',
      issue: '2023年第11期',
    },
  },
  'question-mark-only.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqaqaqa',
    speakers: ['*问', '顾远山 (顾远山) 养蜂人'],
    meta: { title: '养蜂人的冬天' },
  },
  'questions-as-headings.md': {
    language: 'zh-Hant',
    roles: 'hnqaqaqan',
    speakers: ['*問', '倪安琪 (倪安琪) 觸覺地圖設計師'],
    meta: { title: '把地圖畫給看不見的人' },
  },
  'reporter-and-named-guest.txt': {
    language: 'zh-Hant',
    roles: 'hnhqaqahqa',
    speakers: ['*記者', '陸嘉怡 (陸嘉怡) 主持修復工程的建築師'],
    meta: { title: '修復一座老戲院要多久', writer: '關子晴', publication: '《築城》雙月刊', issue: '第48期' },
  },
  'several-guests.txt': {
    language: 'zh-Hant',
    roles: 'hnqaaaqaaaqaaqaa',
    speakers: [
      '*主持人',
      '李達寧 (李達寧) 序言書室的創辦人',
      '龐一鳴 (龐一鳴) 一拳書館的店長',
      '何倩彤 (何倩彤) 獨立出版人',
    ],
    meta: { title: '圓桌：小書店還有沒有明天' },
  },
  'spoke-to.txt': {
    language: 'en',
    roles: 'hnqaqa',
    speakers: ['*Q (Alan Petrie)', 'A (Moira Strang) who leads the paint crew at Highland Bridges'],
    meta: {
      title: '"Nobody paints a bridge twice the same way"',
      publication: 'The Northern Ledger',
      issue: 'issue 12',
      date: 'May 2024',
    },
  },
  'two-tasks.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqa',
    speakers: ['*Q', '林國樑 (林國樑) 東澳燈塔守塔人'],
    meta: {
      title: '燈塔守門人的最後一班船',
      writer: '許維軒',
      publication: '《海事人》',
      date: '2024-05-20',
    },
  },
  'subtitles.srt': {
    language: 'zh-Hant',
    roles: 'qaqaq',
    speakers: ['*主持人', '方海生 (方海生)'],
    meta: {},
  },
  'subtitles.vtt': {
    language: 'en',
    roles: 'hqaqaqa',
    speakers: ['*Anna Lindqvist (Anna Lindqvist)', 'Per Olsen (Per Olsen)'],
    meta: { title: "A ferryman's arithmetic" },
  },
  'timestamps.txt': {
    language: 'en',
    roles: 'hqaqaqaq',
    speakers: ['*Interviewer', 'Amara Diallo (Amara Diallo) chief engineer of the lower barrage'],
    meta: { title: 'Interview with the river engineer' },
  },
  'editor-note.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqahqaqan',
    speakers: ['*《科学周报》', '郑一鸣 (郑一鸣) 东海大学海洋研究所研究员'],
    meta: {
      title: '海洋学者郑一鸣：我们对深海的了解还不如月球',
      writer: '何苗',
      publication: '《科学周报》',
      issue: '第24期',
      date: '2023年6月15日',
    },
  },
  'french.txt': {
    language: 'fr',
    roles: 'hnqaqaqaqa',
    speakers: ['*La Gouttière', 'Solène Garrec (Solène Garrec)'],
    meta: {
      title: "« On n'a jamais aimé la pluie, on a aimé les toits »",
      publication: 'La Gouttière',
      date: '12 mars 2023',
    },
  },
  'initials.txt': {
    language: 'en',
    roles: 'hnqaqaqahqan',
    speakers: ['*HS (Hana Sato) writer based in Cork', 'MD (Margaret Doyle) last keeper of Cape Orrin'],
    meta: { title: 'Interview with a lighthouse', writer: 'Hana Sato', date: '12 January 2024' },
  },
  'dashes-in-captions.vtt': { language: 'en', roles: 'qaqaqaqa', speakers: ['*Q', 'A'], meta: {} },
  'first-label-only.txt': {
    language: 'zh-Hans',
    roles: 'hqaqaqa',
    speakers: ['*问 (叶知秋)', '管一鸣 (管一鸣) 水下考古队队长'],
    meta: { title: '潜水员眼里的沉船' },
  },
  'scene-between-turns.txt': {
    language: 'en',
    roles: 'hnqanqaqaqa',
    speakers: ['*TULL (Geoff Tull)', "THORNE (Agnes Thorne) foundry's head tuner"],
    meta: {
      title: 'The Woman Who Tunes Bells',
      writer: 'Geoff Tull',
      publication: 'Quarterly Sound',
      issue: 'issue 12',
      date: 'Winter 2023',
    },
  },
  'web-page.txt': {
    language: 'en',
    roles: 'hnqaqa',
    speakers: ['*Q', 'A (Odile Marchetti) professor of forensic statistics at the University of Lorne'],
    meta: { title: 'Why Juries Get Numbers Wrong', writer: 'Colm Brady', date: 'Sep 14, 2021' },
  },
  'wechat.txt': {
    language: 'zh-Hant',
    roles: 'hnhqaqahqahqa',
    speakers: ['*Q', 'A (譚家俊) 「白屋豆腐」創辦人'],
    meta: { title: '由零到一間豆腐廠', writer: '阿may', publication: '街坊創業', date: '2022-03-18' },
  },
  'wrapped-plain.txt': {
    language: 'en',
    roles: 'hnqaqaqa',
    speakers: [
      '*HELEN MARSH (Helen Marsh)',
      'ALBRECHT VOSS (Dr. Albrecht Voss) campanologist and founder of the Voss foundry in Apolda',
    ],
    meta: {
      title: 'THE MAN WHO TUNES BELLS',
      publication: 'The Foundry Post',
      issue: 'vol. 8, no. 3',
      date: 'May 2019',
    },
  },
  'two-hosts.txt': {
    language: 'en',
    roles: 'hnqqqaqaqaqanqaqaqaqaqaqan',
    speakers: [
      '*DANA WHITLOCK (Dana Whitlock)',
      '*REGGIE OBI (Reggie Obi)',
      'LUCIA FERRAND (Dr. Lucia Ferrand) soil ecologist at the Marrow Institute',
    ],
    meta: {
      title: 'The Worm Counter',
      publication: 'Soil Sessions',
      issue: 'Episode 88',
      date: '3 April 2024',
    },
  },
  'panel-and-audience.txt': {
    language: 'zh-TW',
    roles: 'hnqaqaqaaaqaqahqaqaqn',
    speakers: [
      '*江沛文 (江沛文) 《島嶼餐桌》主編',
      '杜玉芬 (杜玉芬) 鹽埕共食廚房發起人',
      '賴彥廷 (賴彥廷) 中山大學社會學系助理教授',
      'Mayaw Sra (Mayaw Sra) 阿美族廚師',
      '*觀眾A',
      '*觀眾B',
    ],
    meta: { title: '社區廚房，能走多遠？', date: '2022年11月26日', writer: '周以安' },
  },
  'by-e-mail.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqaqaqaqaqan',
    speakers: [
      '*Q',
      'Marisol Quade (Marisol Quade) senior bridge inspector at the Tolland County Road Authority',
    ],
    meta: {
      title: 'Ten Questions for a Bridge Inspector',
      writer: 'Peter Ansel',
      issue: 'issue 31',
      date: 'June 2022',
      publication: 'Span & Deck',
    },
  },
  'third-voice.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqnaaqaqaan',
    speakers: ['*尤 (尤美)', '曾 (曾德旺) 茶農', '筱雯 (曾筱雯)'],
    meta: { title: '霧社種茶記', writer: '尤美' },
  },
  'professor-by-surname.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqaqanqaqaqanhn',
    speakers: ['*记者', '徐教授 (徐若川) 滨海理工大学水利系教授'],
    meta: {
      title: '对话徐若川：城市不该怕下雨',
      issue: '2023年第4期',
      publication: '《水与城》',
      writer: '温以宁',
      date: '2023-07-19',
    },
  },
  'questions-behind-bars.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqa',
    speakers: ['*問', '答'],
    meta: { title: '燈油要自己量', writer: '何以安', issue: '2024年6月號', publication: '《岸上》' },
  },
  'speakers-by-number.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*Speaker 1', 'Speaker 2 (Hector Almada)'],
    meta: { title: 'Interview - Greenhouse project (Mar 12)' },
  },
  'table.md': {
    language: 'en',
    roles: 'hnqaqaqaqa',
    speakers: ['*JP (Joan Petrie)', 'DA (Desmond Achterberg) former night bus driver'],
    meta: { title: 'Interview transcript 7: The night bus', date: '18 January 2021' },
  },
  'two-interviewers.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqanqaqaqan',
    speakers: [
      '*CASTELLANE (Miriam Castellane)',
      'QUIST (Halvard Quist) who ran the national deposit library of Norrmark for nineteen years',
      '*ABARA (Jon Abara)',
    ],
    meta: { title: 'THE LIBRARIAN WHO BURNED BOOKS', issue: 'Vol. 12, No. 4', publication: 'Spine Magazine' },
  },
  'newspaper-page.txt': {
    language: 'en',
    roles: 'hnqaqanqaqaqaqanhnhn',
    speakers: ['*Q', 'Piers Okonjo (Piers Okonjo) Acoustician'],
    meta: {
      title: "The man who listens to glaciers: 'They groan before they go'",
      writer: 'Nell Farraday',
      date: '6 May 2023',
    },
  },
  'numbered-in-writing.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqaqaqaqa',
    speakers: ['*问', '岑野 (岑野) 非虚构作家'],
    meta: { title: '非虚构作家岑野谈《锅炉房》', writer: '宋遥' },
  },
  'radio.txt': {
    language: 'zh-Hans',
    roles: 'hqaqaqaaqaqaaqaanqaaqaaqn',
    speakers: ['*谷雨 (谷雨)', '沈渡 (沈渡) 渔船船长', '于海棠 (于海棠) 东海海洋研究院高级工程师'],
    meta: { title: '《夜航灯》第214期文字稿｜当渔船装上北斗', date: '2023年12月8日', writer: '小满' },
  },
  'bracketed-surnames.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqanqaqahqaqa',
    speakers: ['*記', '黃 (黃翠珊) 化妝師'],
    meta: {
      title: '黃翠珊：我替死者說最後一句話',
      date: '2021-11-05',
      issue: '第7期',
      publication: '《暮光》',
      writer: '施朗',
    },
  },
  'first-exchange-labelled.txt': {
    language: 'en',
    roles: 'hhqaqaqaqaqaqa',
    speakers: ['*Interviewer', 'Lena Ford (Lena Ford) director of the Brine Museum'],
    meta: { title: 'A Conversation about Salt', date: '9 July 2018' },
  },
  'webinar-chat.txt': {
    language: 'en',
    roles: 'hqaqaqaqaq',
    speakers: ['*Carla Reyes (Carla Reyes)', 'Tomas Vrba (Tomas Vrba)', '*Priya N. (Priya N.)'],
    meta: { title: 'Webinar chat export: "Ask a beekeeper", 2 May 2021', date: '2 May 2021' },
  },
  'short-forms-announced.txt': {
    language: 'zh-TW',
    roles: 'hqaqaaaqaaqaaqqaq',
    speakers: ['*陳 (陳怡君) 《府城誌》副總編輯', '高 (高佩璇) 老屋屋主', '林 (林昱宏) 建築師', '*聽眾'],
    meta: { title: '「老屋新生」座談逐字稿', date: '2023年5月6日', writer: '許恩' },
  },
  'nicknames.txt': {
    language: 'zh-Hant',
    roles: 'hnqaaqaaqanqaqaaqaan',
    speakers: ['*記', '泉叔 (何炳泉) 舖主', '萍姨 (黃少萍)'],
    meta: { title: '上海街最後一檔雕麻雀', writer: '麥詠雪' },
  },
  'running-heads.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqa',
    speakers: ['*HQ (Harbour Quarterly)', 'Strand (Rasmus Strand) Weather-ship cook'],
    meta: { title: 'Mending the Sky' },
  },
  'listed-guests.txt': {
    language: 'zh-Hans',
    roles: 'hqaqaaaaaqaqahqaqaq',
    speakers: [
      '*主持人 (邢菲)',
      '温立人 (温立人) 动物行为学者，青桐大学副教授',
      '蓝晓 (蓝晓) 导盲犬训练师',
      '*观众甲',
      '*观众乙',
    ],
    meta: { title: '《城市与狗》对谈：我们为什么怕大型犬', writer: '小屿' },
  },
  'oral-history.txt': {
    language: 'en',
    roles: 'hhnqaqaqanqaqanqaqan',
    speakers: ['*KEANE (Thomas Keane)', 'BEVACQUA (Lorna Bevacqua)'],
    meta: { title: 'ORAL HISTORY PROGRAM', date: 'August 14, 1998' },
  },
  'numbered-parts.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqaqan',
    speakers: ['*鄔 (鄔靜)', '柯 (柯宗翰)'],
    meta: { title: '離島醫生的三個抽屜', writer: '鄔靜', issue: '2022年12月號', publication: '《離岸》雜誌' },
  },
  'two-languages.txt': {
    language: 'zh-Hant',
    roles: 'hqaqaqaqaqaqa',
    speakers: ['*Vivian (Vivian Tseng)', 'Matteo (Matteo Ricci-Huang) 都市聲景研究者'],
    meta: { title: 'Podcast: 《Slow Cities 慢城》EP.27 — 單車、垃圾車與巴赫', date: '2023/10/17' },
  },
  'note-between-turns.txt': {
    language: 'en',
    roles: 'hnqaqaqanqaqa',
    speakers: ['*THE ALDERMAN', 'MR. CASTELL (Ivo Castell) outgoing director of the Port Authority'],
    meta: { title: 'Five Questions for Ivo Castell', date: 'Nov. 3, 2021' },
  },
  'name-under-time.txt': {
    language: 'zh-Hans',
    roles: 'qaqaqaqaqa',
    speakers: ['*主持人 (阿戈)', '赵铁山 (赵铁山) 地铁轨道工'],
    meta: {},
  },
  'numbered-headings.txt': {
    language: 'zh-Hans',
    roles: 'hnhqaqaqahqaqahqaqan',
    speakers: ['*36度线', '殷若谷 (殷若谷) 量子计算公司创始人'],
    meta: {
      title: '量子计算公司创始人殷若谷：我们离“有用”还有十年',
      date: '2023-12-14',
      publication: '36度线',
      writer: '明一',
    },
  },
  'states-own-name.txt': {
    language: 'en',
    roles: 'qaqaqaqaqa',
    speakers: [
      '*Interviewer 1',
      'Respondent (Alma Kettering) switchboard supervisor at Greyfriars Exchange',
      '*Interviewer 2',
    ],
    meta: {},
  },
  'quoted-answers.md': {
    language: 'en',
    roles: 'hnqaqaqaqa',
    speakers: ['*Q', 'Yusra (Yusra Khalil) who leads the membranes group at Port Salt Institute'],
    meta: { title: 'AMA recap: Dr. Yusra Khalil on desalination', date: '9 May 2024' },
  },
  'study-notes.md': {
    language: 'zh-Hans',
    roles: 'hqaqaqaqah',
    speakers: ['*Kiki (Kiki)', 'P12'],
    meta: { title: '用户研究访谈记录 #12', date: '2024-02-28' },
  },
  'answers-after-bold-questions.md': {
    language: 'en',
    roles: 'hnqaqaqaqaqan',
    speakers: ['*Q', 'Dorothea Quill (Dorothea Quill)'],
    meta: { title: 'Dorothea Quill Thinks Quiet Is a Job', writer: 'Marcus Ellery', date: 'Jan. 14, 2024' },
  },
  'hearing.txt': {
    language: 'en',
    roles: 'hhhhnqaqaqqqaqaqaqan',
    speakers: [
      '*Ms. HASKINS (Loretta Haskins) chairwoman of the subcommittee',
      'Mr. THORNQUIST (Abel Thornquist) harbor pilot of the Port of Duluth',
      '*Mr. PELHAM',
    ],
    meta: { title: 'FERRY SAFETY IN INLAND WATERS', date: 'MAY 9, 2023' },
  },
  'press-conference.txt': {
    language: 'zh-Hans',
    roles: 'hqaqqaqaqaq',
    speakers: [
      '*主持人 寿小丽 (寿小丽)',
      '孟青山 (孟青山) 江省湿地中心主任',
      '*江河广播电视总台卫视记者',
      '*海联社记者',
      '阮如兰 (阮如兰) 江省湿地中心副主任、新闻发言人',
      '*红帆新闻记者',
    ],
    meta: { title: '江省新闻办就“十四五”湿地保护举行发布会　图文实录', date: '2022年9月15日' },
  },
  'mail-with-quoted-questions.txt': {
    language: 'en',
    roles: 'nqaqaqaqaqa',
    speakers: ['*Thea Lindqvist (Thea Lindqvist)', 'Kwabena Asare (Kwabena Asare)'],
    meta: { date: '3 February 2025' },
  },
  'translated-magazine.txt': {
    language: 'en',
    roles: 'hnqaqaqaqanqaqaq',
    speakers: ['*DER PEGEL', 'Oswald (Friederike Oswald) Hydraulic engineer'],
    meta: {
      title: '"Nobody Repairs a Dam on Election Day"',
      writer: 'Malte Brandis and Sophie Kallweit',
      date: '20.03.2024',
      issue: 'issue 12/2024',
      publication: 'DER PEGEL',
    },
  },
  'legend-and-editor-note.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqahqaqaqan',
    speakers: ['*岸', '陳 (陳以恩) 社工'],
    meta: {
      title: '專訪社工陳以恩：「我們不是去解決問題，是去記住名字」',
      writer: '賴映彤',
      date: '2022-11-08',
    },
  },
  'radio-transcript.txt': {
    language: 'en',
    roles: 'hhhqaqaqaqanqaqan',
    speakers: ['*TENNANT (Orla Tennant)', 'MACRAE (Gregor Macrae) keeper of Harrow Light Radio'],
    meta: {
      title: 'How A Lighthouse Became The Quietest Radio Station In Scotland',
      date: 'September 3, 2023',
      writer: 'Orla Tennant',
      publication: 'Weekend Dispatch',
    },
  },
  'bilingual.txt': {
    language: 'zh-Hans',
    roles: 'hqaqaqaqa',
    speakers: ['*Q', 'A (林悦) 剪纸人'],
    meta: { title: 'In Conversation with Paper-cutter Lin Yue 剪纸人林悦' },
  },
  'role-and-name.txt': {
    language: 'en',
    roles: 'qqqaqaqaqqaqa',
    speakers: ['*Bex (Bex Adomako)', '*Dario', 'Yuki (Yuki Hartmann) who repairs music boxes'],
    meta: {},
  },
  'remarks-between-answers.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*Q', 'A'],
    meta: { title: 'Chat with a census enumerator' },
  },
  'pupils-legend.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqan',
    speakers: ['*羅 (羅梓晴)', '冼 (冼志堅) 醫生', '*高 (高博文)', '*羅、高'],
    meta: { title: '由醫科生到牧羊人', writer: '羅梓晴、高博文', date: '二零二三年三月十一日' },
  },
  'quoted-title.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqa',
    speakers: ['*問', '許水來 (許水來) 石滬修復師'],
    meta: { title: '「海不會記仇」', writer: '歐陽青', date: '民國112年5月20日' },
  },
  'alumni-tabs.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqan',
    speakers: ['*Q', 'Harriet Obuya (Harriet Obuya)'],
    meta: {
      title: 'FIVE QUESTIONS FOR… Harriet Obuya ’98',
      date: 'Spring 2021',
      publication: 'The Wexley Alumni Bulletin',
    },
  },
  'reader-questions.md': {
    language: 'zh-Hans',
    roles: 'hnqaqaqaqan',
    speakers: ['*Q', '答'],
    meta: {
      title: '我在殡葬行业做了十年数据分析，你们想知道的都在这里',
      writer: '陈骨头',
      url: 'https://www.zhiwen.example/question/588122',
      publication: '知问',
      date: '2023-09-30',
    },
  },
  'webinar.vtt': {
    language: 'en',
    roles: 'qaqaqqaq',
    speakers: ['*Marguerite Sall (Marguerite Sall)', 'Tobias Renn (Tobias Renn)', '*Ines Calvo (Ines Calvo)'],
    meta: { date: '2023-05-30' },
  },
  'campus-paper.txt': {
    language: 'en',
    roles: 'hhhhnhqaqaqaqaqahn',
    speakers: ['*COURIER', 'DASGUPTA (Priyanka Dasgupta) Neuroscientist'],
    meta: { title: 'Why your brain likes a detour', writer: 'Lorenzo Achterberg', date: 'March 8, 2021' },
  },
  'question-and-answer-on-a-line.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*Q', 'A (Edgar Troyer)'],
    meta: { title: 'LOCAL MAN ANSWERS' },
  },
  'record-with-numbers.txt': {
    language: 'zh-Hant',
    roles: 'hhqaqaqaqaqan',
    speakers: ['*杜若薇 (杜若薇) 研究助理', '謝阿蓮 (謝阿蓮) 原台南紡織廠整經工'],
    meta: { title: '附件二：退休職工訪談紀錄（節錄）', date: '2019年6月11日' },
  },
  'news-site.md': {
    language: 'zh-Hans',
    roles: 'hnhqaqaqahqaqan',
    speakers: ['*涌流新闻', '卢定远 (卢定远) 修钟人'],
    meta: {
      title: '修钟人卢定远：塔楼上的钟，慢的那一秒是留给人的',
      writer: '宁以沫',
      date: '2023-12-02',
      publication: '涌流新闻',
    },
  },
  'saturday-paper.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqaqahn',
    speakers: ['*Q', 'Mathilde Roos (Mathilde Roos) Bell-founder'],
    meta: {
      title: "'If the bell is wrong, four villages get up wrong'",
      writer: 'Gerard Finnegan',
      date: '4 Nov 2023',
    },
  },
  'pasted-captions.txt': {
    language: 'en',
    roles: 'qaqaqaqaq',
    speakers: ['*Q (Lydia Marsh)', 'A'],
    meta: {},
  },
  'deposition.txt': {
    language: 'en',
    roles: 'hhhhqaqaqaqqqaqa',
    speakers: ['*Q', 'A', '*MR. HALE', '*MS. OYELARAN', 'THE WITNESS'],
    meta: { title: 'SUPERIOR COURT OF THE COUNTY OF ARLESS', date: 'June 6, 2019' },
  },
  'question-and-answer-in-full.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqa',
    speakers: ['*Q', 'A (Esperanza Quiroga) astronomer'],
    meta: {
      title: 'Esperanza Quiroga, astronomer: ‘We are looking at a sky that has already left’',
      writer: 'TOMÁS HERRANZ',
      date: '12 DEC 2022',
    },
  },
  'profile-below.txt': {
    language: 'zh-Hans',
    roles: 'hqaqaqaqaqan',
    speakers: ['*Q', 'A (周蕙英) 绒花制作技艺代表性传承人'],
    meta: { title: '与绒花匠人的一小时' },
  },
  'vet-answers.txt': {
    language: 'zh-Hant',
    roles: 'hhnqaqaqaqaqan',
    speakers: ['*Q', 'A (倪若蘭) 晴川動物醫院院長'],
    meta: { title: '資深獸醫談老貓照顧', date: '2023/2/10' },
  },
  'signed-lead.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqan',
    speakers: ['*HB (Hal Burrow)', 'OG (Ottoline Graves) translator'],
    meta: { title: 'Guest post: a conversation with the translator of "The Nine Wells"' },
  },
  'numbered-headings-quoted.md': {
    language: 'zh-Hans',
    roles: 'hhqaqaqaqaqan',
    speakers: ['*问', '阿沁 (阿沁) 安宁病房护士，从业十一年'],
    meta: { title: '和一位临终关怀护士的下午茶', date: '2023-12-17 22:10:00', writer: '半夏' },
  },
  'two-podcast-hosts.txt': {
    language: 'en',
    roles: 'hnqqqqaqaqaqnqaqaqaq',
    speakers: ['*Jess (Jess Tomkins)', '*Nadia (Nadia Farouk)', 'Delroy (Delroy Whyte)'],
    meta: { title: 'The Last Typewriter Mechanic (with Delroy Whyte)', issue: 'Episode 212' },
  },
  'wide-spaces.txt': {
    language: 'zh-Hant',
    roles: 'hnhnqaqaqaqaqa',
    speakers: ['*編', '曾 (曾偉倫)'],
    meta: {
      title: '從巴士到黑板',
      date: '2022年6月',
      issue: '第48期',
      publication: '東澳社區書院通訊',
    },
  },
  'commission.txt': {
    language: 'en',
    roles: 'hhhhqaqaqaqaqaqnqa',
    speakers: [
      '*CHAIR LYLE (Odette Lyle)',
      'MR. BIGGS (Harlan Biggs) rural carrier',
      '*COMMISSIONER VANE (Marcus Vane)',
      '*COMMISSIONER GOLZAR (Shirin Golzar)',
    ],
    meta: { title: 'STATE OF NEW CARROW', date: 'February 21, 2018' },
  },
  'broadcaster-first-exchange.txt': {
    language: 'en',
    roles: 'qaqaqaqaqan',
    speakers: ['*BBK', 'Karin Lindqvist (Karin Lindqvist) professor of space law at the University of Arvik'],
    meta: {},
  },
  'mail-in-capitals.txt': {
    language: 'en',
    roles: 'nqaqaqaqa',
    speakers: ['*Noreen Valdes (Noreen Valdes)', 'Ignatz Pohl (Ignatz Pohl)'],
    meta: { date: 'April 16, 2024' },
  },
  'draft-record.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*K (Kelvin Yau)', '麥 (麥潤根) 會長'],
    meta: { title: '港珠澳飼鴿會會長訪問稿（初稿，未經受訪者審閱）', date: '6/9/2018' },
  },
  'table-of-facts.md': {
    language: 'en',
    roles: 'hhhhqaqaqaqahn',
    speakers: ['*G&G', 'Runa (Runa Magnussen)'],
    meta: { title: 'Interview with a Ferry Cook', date: '12 Oct 2016' },
  },
  'born-and-unnamed.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqan',
    speakers: ['*問', '答 (范姜雲)'],
    meta: { title: '製琴弦的人，聽不見自己的弦', writer: '凌子敬', date: '2021-07-30' },
  },
  'tape-initials.txt': {
    language: 'en',
    roles: 'hhhqaqaqaqaqan',
    speakers: ['*CP (Catrin Pugh)', 'LAB (LEOPOLD ASANTE-BROWN)'],
    meta: {
      title: 'TRANSCRIPT OF INTERVIEW WITH MR LEOPOLD ASANTE-BROWN',
      writer: 'Catrin Pugh',
      date: '9 November 2003',
    },
  },
  'district-meeting.txt': {
    language: 'zh-Hant',
    roles: 'hqaqaqaqaqqqq',
    speakers: [
      '*連以欣 (連以欣) 區議員',
      '梅國雄 (梅國雄) 動護署代表',
      '柳詠茵 (柳詠茵) 測繪處代表',
      '*街坊甲',
      '*街坊乙',
    ],
    meta: { title: '市政答問會：天橋底的貓該歸誰管？', date: '2023年11月4日' },
  },
  'notes-with-action-items.md': {
    language: 'en',
    roles: 'hnqaqaqaqahn',
    speakers: ['*Me', 'Sef (Sef Aldous) tuner'],
    meta: { title: 'Interview — Sef Aldous (tuner)', date: '2024-11-02' },
  },
  'portal-page.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqaqaqaqan',
    speakers: ['*记者', '齐鹤鸣 (齐鹤鸣) 老票友'],
    meta: {
      title: '对话老票友齐鹤鸣：戏比天大，锅比戏大',
      url: 'http://www.renwu.example/2016/0411/8841.html',
      date: '2016-04-11',
      publication: '晚潮报',
    },
  },
  'voices-with-title.vtt': {
    language: 'zh-TW',
    roles: 'qaqaqaq',
    speakers: ['*主持人 紀又寧 (紀又寧)', '鄧海濤 (鄧海濤) 深海攝影師'],
    meta: {},
  },
  'asking-headings-two-answer.md': {
    language: 'en',
    roles: 'hnqaaqaqaqaa',
    speakers: [
      '*Q',
      'Lars Bakke (Lars Bakke) lock master, on the north side',
      'Runa Thygesen (Runa Thygesen) deputy lock master, on the south side',
    ],
    meta: { title: 'Two people, one lock', date: '2023-03-30', writer: 'Ingvild Moen' },
  },
  'community-call.txt': {
    language: 'en',
    roles: 'hqaqqaqaqqaq',
    speakers: [
      '*Operator',
      'Greta Lindahl (Greta Lindahl) Chief Executive Officer',
      '*Priscilla Tan (Priscilla Tan) Meridian Forest Watch',
      'Samuel Oyelowo (Samuel Oyelowo) Chief Financial Officer',
      '*Dieter Kohl (Dieter Kohl) Kohl & Sons Sawmills',
    ],
    meta: { title: 'Norrfalls Timber (NFT) Q3 2024 Community Call Transcript', date: 'November 6, 2024' },
  },
  'art-of-the-index.txt': {
    language: 'en',
    roles: 'hhnqaqaqanaqa',
    speakers: ['*INTERVIEWER', 'VANCE (Cordelia Vance)'],
    meta: {
      title: 'THE ART OF THE INDEX NO. 3',
      writer: 'Hugh Ansell',
      date: 'Winter 2018',
      issue: 'Issue 57',
      publication: 'The Marginal Review',
    },
  },
  'sections-by-guest.md': {
    language: 'en',
    roles: 'hnhqaqahqaqahqaqa',
    speakers: [
      '*Q',
      'Hemi Parata (Hemi Parata) gas geochemist',
      'Lucía Ferrer (Lucía Ferrer) seismologist',
      'Wen-Li Huang (Wen-Li Huang) remote sensing analyst',
    ],
    meta: {
      title: 'Three Questions for Three Volcanologists',
      issue: 'no. 41',
      publication: 'The Crater Digest',
      writer: 'Aroha Winstanley',
    },
  },
  'pupils-and-cleaner.txt': {
    language: 'zh-Hant',
    roles: 'hqaqaqaqaqahn',
    speakers: ['*小記者', '萍姨 (萍姨) 學校清潔工友'],
    meta: { title: '和清潔姨姨談天', publication: '《晨光》', date: '2024年1月19日' },
  },
  'masthead-and-capitals.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqan',
    speakers: ['*Q', 'Tobias Renner (Tobias Renner)'],
    meta: {
      title: 'The Lighthouse Keeper’s Accountant',
      date: 'Autumn 2023',
      writer: 'HANNAH OSEI',
      publication: 'The Magazine of Ashgrove School',
    },
  },
  'dialogue-in-list-items.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqa',
    speakers: ['*Siri Aasen (Siri Aasen)', 'Tormod Eide (Tormod Eide) Meteorologist'],
    meta: {
      title: '"I have been wrong about rain for forty years"',
      date: '29 June 2018',
      publication: 'Bergen Evening Post',
    },
  },
  'tasks-together.txt': {
    language: 'zh-Hant',
    roles: 'hqaqaqaqan',
    speakers: ['*施 (施穎)', '霍 (霍兆祥)'],
    meta: { title: '口述歷史訪談紀錄', date: '2018年8月22日', writer: '施穎、麥浚' },
  },
  'office-told-later.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqan',
    speakers: ['*Q', '容德福 (容德福) 二十米漁船的船東'],
    meta: { title: '畢業十年，他把博士論文寫在漁船上', writer: '李曉彤' },
  },
  'asked-in-capitals.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*Q (ALASDAIR GUNN)', 'A (Morag Sinclair) senior watch officer'],
    meta: {
      title: "Coastguard's last watch",
      date: 'June 20, 2019',
      publication: 'THE WICK & DISTRICT TIMES',
    },
  },
  'called-by-trade.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*Q', 'Dr Hanneke Dreyer (Dr Hanneke Dreyer) retired occupational hygienist'],
    meta: {
      title: "'A mask should be slightly uncomfortable'",
      date: '11 March 2023',
      writer: 'Petra Halloran',
      publication: 'The Northmoor Courier',
    },
  },
  'column-in-brackets.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*杏訊', '詹 (詹立勤) 本院臨床導師'],
    meta: {
      title: '從急症室走到課室',
      issue: '二〇二三年冬季號（總第四十一期）',
      publication: '南濱大學護理學院《杏訊》',
      writer: '賴芷晴',
    },
  },
  'host-says-name.srt': {
    language: 'zh-Hans',
    roles: 'qaqaqaqaqaqa',
    speakers: ['*主持人 (贝雨晴)', '耿昭 (耿昭) 高空绳索技术员'],
    meta: {},
  },
  'invited-guests.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqaqaqaqaqa',
    speakers: [
      '*江城晨报',
      '纪同舟 (纪同舟) 市野生动物救护中心兽医',
      '鲍文蔚 (鲍文蔚) 江城师范学院生命科学学院副教授',
    ],
    meta: { title: '城市夜里的“隐形住户”', writer: '褚映雪', date: '2023年6月18日', publication: '江城晨报' },
  },
  'member-magazine.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*DH (Dorothy Haskell) deputy editor', 'EMRYS (Emrys Lloyd-Parry)', 'SIÂN (Siân Lloyd-Parry)'],
    meta: {
      title: 'Two shifts, one ladder',
      issue: 'Vol. 41 No. 2',
      date: 'March/April 2023',
      publication: 'PAVEMENT',
    },
  },
  'newsletter-way.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqa',
    speakers: [
      '*KM (Kirsty McRae) communications officer',
      'AB (Aurelio Bantug) Chair in Aquatic Animal Health',
    ],
    meta: {
      title: 'FIVE MINUTES WITH... Professor Aurelio Bantug',
      date: 'November 2021',
      issue: 'Volume 12, Number 3',
      publication: 'Castlebar University News',
    },
  },
  'note-over-captions.vtt': {
    language: 'en',
    roles: 'hqaqaqaqaqaqa',
    speakers: [
      '*Rosalind Achebe (Rosalind Achebe)',
      'Tomasz Wrona (Tomasz Wrona) lighting engineer with the county council',
      'Lilian Brock (Lilian Brock) astronomer at Fellgate Observatory',
      'Isaac Penhale (Isaac Penhale) who drives a night bus',
    ],
    meta: { title: 'Harbour Hall debate: Who owns the night sky?', date: '14 November 2023' },
  },
  'paper-and-its-parts.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*問', '答 (項美娟) 《海東日報》訃聞版編輯'],
    meta: { title: '替死者寫計聞的編輯', date: '2021年8月22日', writer: '丘以澄', publication: '海東日報' },
  },
  'paper-with-tagline.txt': {
    language: 'en',
    roles: 'hhnqaqaqaqaqaqa',
    speakers: ['*S&L', 'QUAYE (Bartholomew Quaye) fish auctioneer'],
    meta: {
      title: '"The scale is never wrong, the fish is"',
      date: 'Summer 2021',
      issue: 'No. 22',
      writer: 'Sunniva Hald',
      publication: 'Salt & Ledger',
    },
  },
  'saved-page-with-json-ld.html': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*問', '答 (凌廣生) 修傘師傅'],
    meta: {
      title: '修傘三十年：雨天我反而閒',
      writer: '佘慧中',
      date: '2022-05-27',
      publication: '對岸週刊',
    },
  },
  'saved-page-with-meta-names.html': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*Odette Marchbanks (Odette Marchbanks)', 'Linus Thackray (Linus Thackray) luthier'],
    meta: {
      title: '“I tell people the truth about their cellos”: a repairer speaks',
      date: '4 October 2021',
      writer: 'Odette Marchbanks',
      publication: 'Fen Gazette',
    },
  },
  'short-named-hosts.md': {
    language: 'zh-Hans',
    roles: 'hqaqaqaqaqaqa',
    speakers: ['*小满 (小满)', '闵长庚 (闵长庚) 叠石匠人，苏州香山帮第四代', '*卞一舟 (卞一舟)'],
    meta: { title: '第12期：给博物馆做假山的人', date: '2020-11-30' },
  },
  'translated-with-spellings.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqaqaqaqaqa',
    speakers: [
      '*豪根 (西格丽德·豪根) 《裂谷》杂志的编辑',
      '廷德 (奥拉夫·廷德) 卑尔根地球物理研究所的退休地震学家',
    ],
    meta: {
      title: '我为什么不再预测地震',
      writer: '西格丽德·豪根',
      issue: '2022年第4期',
      publication: '《裂谷》杂志',
    },
  },
  'two-guests-under-title.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqaqaa',
    speakers: ['*孔 (孔令洲)', '江 (江佩蓉) 水文工程師', '歐陽 (歐陽日朗) 濕地導賞員'],
    meta: { title: '把路還給水', writer: '孔令洲', issue: '第七十三期', publication: '《島讀》' },
  },
  'who-runs-a-firm.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*Q', 'A (Gareth Pugh) who runs a heating firm in Leeds'],
    meta: { title: 'What I learned fitting 400 heat pumps', date: '8 January 2024', writer: 'Jolene Adair' },
  },
  'title-with-guest.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqaqa',
    speakers: ['*三联城事', '陶小满 (陶小满)'],
    meta: {
      title: '陶小满：旧书店不是怀旧的地方',
      date: '2023年5月14日',
      publication: '三联城事',
      writer: '卫青禾',
    },
  },
  'title-with-guest-as-heading.md': {
    language: 'en',
    roles: 'hnqaqaqa',
    speakers: [
      '*The Estuary Review',
      'Ines Okafor (Ines Okafor) who leads the coastal adaptation programme at the University of Lagos',
    ],
    meta: {
      title: "Ines Okafor: the tide doesn't negotiate",
      writer: 'Petra Lindqvist',
      date: '9 September 2024',
      publication: 'The Estuary Review',
    },
  },
  'title-with-guest-no-lead.txt': {
    language: 'en',
    roles: 'hqaqaqa',
    speakers: ['*Hannah Moss (Hannah Moss)', 'Tomasz Wilk (Tomasz Wilk)'],
    meta: {
      title: 'Tomasz Wilk: bread is slow on purpose',
      writer: 'Hannah Moss',
      date: 'Winter 2022',
      issue: 'Issue 17',
      publication: 'Crumb Quarterly',
    },
  },
  'desk-over-title.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqa',
    speakers: ['*記', '岑 (岑月娥)'],
    meta: {
      title: '最後一個補鑊佬',
      writer: '高卓琳',
      date: '2021年11月7日',
      issue: '第208期',
      publication: '《街坊報》',
    },
  },
  'trade-said-of-name.txt': {
    language: 'zh-TW',
    roles: 'hnqaqaqaqa',
    speakers: ['*問', '答 (喬映真) 東歐文學譯者'],
    meta: {
      title: '核桃樹下的翻譯家',
      writer: '葉家綺',
      issue: '第五十二期',
      publication: '《島嶼文學》',
      date: '2020年4月',
    },
  },
  'of-taiwan.srt': {
    language: 'zh-TW',
    roles: 'qaqaqa',
    speakers: ['*主持人 (簡若瑜)', '杜文海 (杜文海) 嘉義林管處的巡山員'],
    meta: {},
  },
  'episode-under-podcast.txt': {
    language: 'en',
    roles: 'hnqaqaaqaa',
    speakers: [
      '*AMARA QUIST (Amara Quist)',
      'DESMOND FARROW (Desmond Farrow)',
      'WREN CASTELLANE (Wren Castellane) transport economist at the University of East Anglia',
    ],
    meta: {
      title: 'Who pays for the last bus?',
      issue: 'Episode 112',
      publication: 'THE LEDGER PODCAST',
      date: '3 February 2025',
    },
  },
  'trade-in-apposition.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqaqaqa',
    speakers: ['*记者', '毛立冬 (毛立冬) 口述影像撰稿人'],
    meta: { title: '一个给盲人讲电影的人', publication: '江岸观察', writer: '贝思远', date: '2024-06-30' },
  },
  'standfirst-trade.html': {
    language: 'en',
    roles: 'hnqaqaqaqa',
    speakers: ['*Q', 'Maud Ferreira (Maud Ferreira) conservator at the Museu da Água in Lisbon'],
    meta: {
      title: 'Maud Ferreira on why archives should smell',
      writer: 'Otto Brandvold',
      date: '2 October 2023',
    },
  },
  'named-in-title-and-lead.txt': {
    language: 'zh-TW',
    roles: 'hnqaqaqaqa',
    speakers: ['*Q', 'A (賴昭平)'],
    meta: {
      title: '小農復耕十年，賴昭平：「我不是英雄，我是算錯帳」',
      writer: '林苡安',
      date: '2023/08/11',
      publication: '上下游通訊',
    },
  },
  'staff-report.txt': {
    language: 'en',
    roles: 'hnqaqaqaqa',
    speakers: ['*HERALD', 'ABARA (Nkechi Abara) head librarian of the Harrow Street branch'],
    meta: {
      title: 'Is the library still the quietest room in town?',
      date: 'May 4, 2024',
      publication: 'The Herald',
    },
  },
  'kicker-in-bold.md': {
    language: 'en',
    roles: 'hnqaqaqa',
    speakers: ['*Watershed', 'Salma Qureshi (Salma Qureshi)'],
    meta: {
      title: 'Salma Qureshi: "I stopped asking rivers to behave"',
      writer: 'Callum Reyes',
      date: 'spring 2025',
      issue: 'no. 41',
      publication: 'Watershed',
    },
  },
  'programme-before-host.srt': {
    language: 'en',
    roles: 'qaqaqa',
    speakers: ['*HOST (Leila Brandt)', 'GUNNAR (Gunnar Ask) who repairs lifts in Oslo'],
    meta: {},
  },
  'last-character.txt': {
    language: 'zh-Hant',
    roles: 'hnqaaqaaqaa',
    speakers: ['*記者', '昌 (黎永昌)', '穎心 (黎穎心)'],
    meta: { title: '一間舖，三代人，一個秤', writer: '阿樂', date: '2020年9月' },
  },
  'title-on-two-lines.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqaqa',
    speakers: ['*晨光教育', '纪若松 (纪若松) 数学教师'],
    meta: {
      title: '数学教师纪若松：“我教的是怎样错得好看”',
      date: '2022-09-10',
      publication: '晨光教育',
      writer: '祁远',
    },
  },
  'paper-asks.html': {
    language: 'zh-Hant',
    roles: 'hnqaqaqa',
    speakers: ['*城中誌', '何倩儀 (何倩儀)'],
    meta: {
      title: '何倩儀：巴士路線係一門社會學',
      writer: '梁浩然',
      date: '2022-03-18',
      publication: '城中誌',
    },
  },
  'office-by-surname.txt': {
    language: 'en',
    roles: 'hnqaqaqa',
    speakers: ['*Q', 'Dolores Amaya (Dolores Amaya) court reporter in Fresno County'],
    meta: { title: 'The last typist at the courthouse', writer: 'LENA HAVERKAMP', date: 'Nov. 3, 2022' },
  },
  'paper-with-ampersand.txt': {
    language: 'en',
    roles: 'hnqaaqaaqaa',
    speakers: ['*Farm & Fence', 'Greta Holm (Greta Holm)', 'Lise Holm (Lise Holm)'],
    meta: { title: 'Two sisters, one tractor' },
  },
  'credit-in-lead.txt': {
    language: 'en',
    roles: 'hnqaqaqa',
    speakers: ['*Q', 'A (Marta Zielinska) who keeps six hives'],
    meta: {
      title: 'A beekeeper in the tax office: Q&A with Marta Zielinska',
      issue: 'Issue 5',
      date: 'Autumn 2019',
      publication: 'Ledger & Leaf',
      writer: 'Piotr Lem',
    },
  },
  'short-title-under-bar.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqaqa',
    speakers: ['*Q', '郝建国 (郝建国) 在库尔勒管了二十六年水渠闸门'],
    meta: { title: '守水人', writer: '闻笛' },
  },
  'month-alone.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqa',
    speakers: ['*Q', 'A (方可怡) 港大歷史系講師'],
    meta: { title: '方可怡：「我拆過最輕的炸彈是一封信」', writer: '秦樂', date: '2021.10' },
  },
  'half-labelled.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqahqaqaqan',
    speakers: ['*慢人物', '秦若琳 (秦若琳) 成都南郊殡仪馆遗体整容师'],
    meta: {
      title: '对话殡葬师秦若琳：我的工作是让活着的人先坐下来',
      date: '2023-04-05',
      writer: '陶一鸣',
      publication: '慢人物',
    },
  },
  'trainer-now.txt': {
    language: 'zh-TW',
    roles: 'hnqaqaqaqaqan',
    speakers: ['*問', '巴蘇雅・高 (巴蘇雅・高) 高山協作訓練講師'],
    meta: {
      title: '山屋不是旅館',
      writer: '鄭幼蓉',
      issue: '第37期，2022年秋季號',
      publication: '《高處》季刊',
    },
  },
  'full-names-then-initials.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqahnh',
    speakers: [
      '*GL (Gideon Lark)',
      'OFQ (Odalys Ferrer-Quintana) who chairs the Standing Committee on Closures',
    ],
    meta: {
      title: 'Odalys Ferrer-Quintana on bridges that are allowed to fall',
      date: '11 November 2019',
      writer: 'Gideon Lark',
    },
  },
  'question-as-title.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqan',
    speakers: ['*問', '莫家樂 (莫家樂) 流動圖書車創辦人'],
    meta: {
      title: '一個人可以養大一座圖書館嗎？',
      date: '2018年10月',
      issue: '第五十二期',
      publication: '《邊城雙月刊》',
      writer: '區穎芝',
    },
  },
  'podcast-with-advertisement.txt': {
    language: 'en',
    roles: 'hhnqaaqaqanqaaqaaqn',
    speakers: [
      '*DEE OKONJO (Dee Okonjo)',
      'MARGUERITE SLOANE (Marguerite Sloane) director of the Ansel Dark Sky Reserve',
      'IQBAL RAHEEM (Iqbal Raheem) who teaches orbital law at Northfield University',
    ],
    meta: { title: 'Who Owns the Night Sky?', issue: 'Episode 88', publication: 'SLOW SIGNAL' },
  },
  'page-of-taiwan.html': {
    language: 'zh-TW',
    roles: 'hnqaqahqaqa',
    speakers: ['*Q', 'A (蔡明宏) 製鼓師傅'],
    meta: {
      title: '廟口的調音師：蔡明宏談一面鼓的壽命',
      date: '2021-03-14',
      writer: '游書瑋',
      publication: '島聲雜誌',
    },
  },
  'capitals-over-title.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqan',
    speakers: ['*Q', 'A (Ottoline Marsh-Delacroix) who runs Furrow & Stem'],
    meta: {
      title: 'Type Is a Slow Argument',
      writer: 'Rowan Achterberg',
      issue: 'No. 19',
      publication: 'The Letterpress Quarterly',
    },
  },
  'note-below.txt': {
    language: 'zh-Hant',
    roles: 'hhnqaaqaaqaqan',
    speakers: ['*記者', '鄧永佳 (鄧永佳) 船長', '蘇卓賢 (蘇卓賢) 輪機員'],
    meta: {
      title: '渡輪加班，誰來開船？',
      writer: '羅芷晴',
      issue: '2020年2月號',
      publication: '離島社區報',
    },
  },
  'copied-with-menu.md': {
    language: 'en',
    roles: 'hnqaqanqahqaqanhn',
    speakers: [
      '*Q',
      'Jasper Wyndham-Cole (Jasper Wyndham-Cole) fisheries biologist at the Coombe River Trust',
    ],
    meta: {
      title: '‘We were counting the wrong eels’',
      publication: 'The Tidewater Courier',
      writer: 'Hester Amadi',
      date: 'March 3, 2025',
    },
  },
  'night-shift-podcast.txt': {
    language: 'zh-Hant',
    roles: 'hnhnqaqaaqaaqaqaan',
    speakers: ['*方芷澄 (方芷澄)', '老鍾 (老鍾) 商場夜更保安，入行二十二年', '阿May (阿May) 便利店夜班店長'],
    meta: { title: '《慢船夜話》EP.31｜夜更保安：整座城市睡著之後', date: '2024-11-02' },
  },
  'station-news.txt': {
    language: 'zh-TW',
    roles: 'hnqaqanqaqan',
    speakers: ['*Q', 'A (洪德明) 觀測員'],
    meta: {
      title: '氣象站最後一位人工觀測員洪德明：機器不會覺得奇怪',
      date: '2023-04-18',
      publication: '聯山新聞網',
      writer: '翁佳蓉',
    },
  },
  'three-doctors.md': {
    language: 'zh-Hans',
    roles: 'nqaaqaaqaqaa',
    speakers: [
      '*问',
      '严立群 (严立群) 青河县人民医院急诊科主任',
      '马洪涛 (马洪涛) 退休全科医生',
      '宋佳 (宋佳) 青河县中医院儿科主治医师',
    ],
    meta: {
      title: '三位县城医生谈“转诊”',
      publication: '《基层》',
      issue: '第88期',
      date: '2023-08-14',
      writer: '骆闻声',
    },
  },
  'window-title-alone.html': {
    language: 'en',
    roles: 'hnqaqaqaqa',
    speakers: ['*Q', 'Edwin Prosser (Edwin Prosser) custodian of the Brackley town clock'],
    meta: {
      title: 'The man who winds the town clock',
      writer: 'Imogen Sayle',
      date: '25 November 2016',
      publication: 'The Brack Valley Post',
    },
  },
  'two-askers-legend.txt': {
    language: 'en',
    roles: 'hhnqaqaqaqaqa',
    speakers: [
      '*JB (Jo Brandt) editor of Contour',
      'OG (Ola Grindheim) knitter and former hydrographer',
      '*MK (Mira Kade) geographer at the University of Rostvik',
    ],
    meta: { title: "Wool, Weather, and Other People's Maps", date: '8 May 2015' },
  },
  'editor-by-legend.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqa',
    speakers: ['*編', '區 (區妙嫦) 粵劇研究者，前演藝學院戲曲系講師'],
    meta: { title: '唐滌生的鋼筆去了哪裡', date: '2017年5月28日', issue: '第19期', publication: '《戲棚》' },
  },
  'numbered-on-a-blog.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqan',
    speakers: [
      '*Q',
      'Zeynep Aldemir (Zeynep Aldemir) who has interpreted between Turkish and English in the county courts for sixteen years',
    ],
    meta: {
      title: 'Ten Minutes with a Court Interpreter',
      date: 'February 6, 2018',
      writer: 'Philippa Gant',
    },
  },
  'department-magazine.txt': {
    language: 'zh-TW',
    roles: 'hnqaqaqaqaqa',
    speakers: ['*訪', '蔡 (蔡馥如) 國土測繪中心技正'],
    meta: {
      title: '蔡馥如：測量是跟土地吵架',
      issue: '第四十三期',
      publication: '系刊《測站》',
      date: '民國一〇八年六月',
      writer: '邱品叡',
    },
  },
  'public-meeting.txt': {
    language: 'en',
    roles: 'hhhqaqaaqqaqanqan',
    speakers: [
      '*MODERATOR (Canon Beatrice Oyelaran)',
      'TENNANT (Hugh Tennant) county engineer',
      'VROOM (Dr. Saskia Vroom) coastal geomorphologist, Easton University',
      "COBBOLD (Len Cobbold) chairman, Fishermen's Association",
      '*AUDIENCE MEMBER',
      '*AUDIENCE MEMBER 2',
    ],
    meta: { title: 'Who Pays for the Sea Wall?', date: '12 March 2019' },
  },
  'captions-with-sounds.srt': {
    language: 'en',
    roles: 'qaqaqaqa',
    speakers: ['*HOST', 'STONE (Rosalind Achebe-Stone)'],
    meta: {},
  },
  'mail-signed-by-guest.txt': {
    language: 'en',
    roles: 'nqaqaqaqaqan',
    speakers: ['*Q (Clement Oduya)', 'A (Marit Lunde)'],
    meta: { date: '3 May 2010' },
  },
  'remark-and-elliptical-reply.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqan',
    speakers: [
      '*Q',
      'Thandiwe Brooks-Mallory (Thandiwe Brooks-Mallory) chair of the National Seed Commission',
    ],
    meta: {
      title: 'The Q&A: Thandiwe Brooks-Mallory',
      writer: 'Anselm Roth',
      date: '2 March 2021',
      publication: 'Husk Magazine',
    },
  },
  'two-who-sign.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqan',
    speakers: [
      "*Varga (Lotte Varga) magazine's legal editor",
      'Castellan-Byrne (Emeka Castellan-Byrne) Retired district judge',
      '*Rao (Siddharth Rao) who teaches at the Inner School of Law',
    ],
    meta: {
      title: 'A Judge on Forgetting',
      writer: 'Lotte Varga and Siddharth Rao',
      date: '17 January 2017',
    },
  },
  'season-and-episode.txt': {
    language: 'en',
    roles: 'hqaqaqanqaq',
    speakers: [
      '*Kwame Attard (Kwame Attard)',
      'Ingrid Solheim-Baptiste (Ingrid Solheim-Baptiste) timetable planner, Western Sound Ferries',
    ],
    meta: { title: '"The Last Ferry Timetable"', date: 'June 21, 2022', publication: 'Field Notes' },
  },
  'luncheon-record.txt': {
    language: 'zh-Hant',
    roles: 'hnqaaqaaaqqaqaq',
    speakers: [
      '*姚景桐 (姚景桐)',
      '冼敏儀 (冼敏儀) 「翻頁」二手書店創辦人',
      '霍子軒 (霍子軒) 獨立出版',
      '*提問者一',
      '*提問者二',
    ],
    meta: { title: '社企午餐會　對談紀要', date: '二〇二三年九月八日', writer: '馮凱晴' },
  },
  'alumni-breadcrumb.txt': {
    language: 'zh-Hant',
    roles: 'hnqaqaqaqaqan',
    speakers: ['*葉 (葉芷瑩)', '麥 (麥啟源) 解剖學技術員'],
    meta: {
      title: '跟屍體說早晨的人',
      writer: '葉芷瑩',
      date: '2025 年 1 月 15 日',
      publication: '校友通訊',
    },
  },
  'meter-readers.md': {
    language: 'zh-Hans',
    roles: 'hnqaaqaqaqaa',
    speakers: ['*《市政》', '车文斌 (车文斌) 临汾某水务公司抄表班班长', '常桂芝 (常桂芝) 同班抄表员'],
    meta: { title: '我们为什么还要抄水表', writer: '费远舟', issue: '2020年第6期', publication: '《市政》' },
  },
  'page-with-info-line.html': {
    language: 'zh-Hans',
    roles: 'hnqaqahqaqa',
    speakers: ['*晏书白 (晏书白)', '俞伯康 (俞伯康)'],
    meta: { title: '修拉链的人', date: '2018-12-20', publication: '江北晚报', writer: '晏书白' },
  },
  'host-by-nickname.srt': {
    language: 'zh-Hant',
    roles: 'qaqaqaqa',
    speakers: ['*阿澄 (阿澄)', '伍詠珊 (伍詠珊) 食品科學講師'],
    meta: {},
  },
  'remark-first.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqa',
    speakers: ['*Q', 'Ferelith Oakes-Dunmore (Ferelith Oakes-Dunmore) keeper of the Lindisay Estate papers'],
    meta: {
      title: '“The archive is not a cellar”: an afternoon with Ferelith Oakes-Dunmore',
      writer: 'Tomas Brandvold',
      date: '14 Apr 2021',
    },
  },
  'visit-in-captions.vtt': {
    language: 'zh-TW',
    roles: 'qaqaqaqa',
    speakers: ['*倪若雲 (倪若雲)', '溫德祥 (溫德祥) 林鐵退休司機員'],
    meta: {},
  },
  'class-years.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqan',
    speakers: ['*NH (Noor Haddad) current student', 'IBT (Ignatius Bell-Tavares) Undertaker'],
    meta: {
      title: 'From Physics to Funerals',
      publication: 'Kestrel College Alumni Magazine',
      issue: 'Volume 44, Number 2',
    },
  },
  'name-ending-as-speech.txt': {
    language: 'zh-Hans',
    roles: 'hnqaqaqaqaqan',
    speakers: ['*席远山 (席远山)', '尚可为 (尚可为) 敦煌水文站站长'],
    meta: {
      title: '“没有一滴水是多余的”',
      date: '2020-08-30',
      issue: '第4期',
      publication: '《河西水利》杂志',
      writer: '席远山',
    },
  },
  'anonymous-under-letter.txt': {
    language: 'zh-Hant',
    roles: 'hqaqaqaqaqa',
    speakers: ['*訪 (符愷琳)', 'Q'],
    meta: { title: '麥田口述史計劃', date: '2015年3月7日' },
  },
  'website-of-federation.txt': {
    language: 'en',
    roles: 'hnqaqaqaqaqaqa',
    speakers: ['*Q', 'Maren Holt-Iversen (Maren Holt-Iversen)'],
    meta: {
      title: 'Short answers from a long-distance swimmer',
      date: '3 February 2016',
      publication: 'Nordkyst Swimming Federation',
    },
  },
  'name-in-heading.md': {
    language: 'en',
    roles: 'hnqaqaqaqaqa',
    speakers: ['*Q', 'Ebba Farrow (Ebba Farrow)'],
    meta: {
      title: 'Ebba Farrow: ‘I judge a bakery by its mop’',
      writer: 'Giles Nakamura',
      date: '7 July 2013',
      publication: 'Sunday Ledger',
    },
  },
}

test('every fixture has an expectation', () => {
  assert.deepEqual(readdirSync(FOLDER).sort(), Object.keys(EXPECTED).sort())
})

for (const [file, expected] of Object.entries(EXPECTED)) {
  test(`${file} gives the turns, speakers and facts that stand in it`, () => {
    const interview = readFixture(file)
    assert.equal(interview.language, expected.language)
    assert.equal(roles(interview), expected.roles)
    assert.deepEqual(interview.meta, expected.meta)
    const speakers = interview.speakers.map(
      ({ label, name, office, role }) =>
        `${role === 'interviewer' ? '*' : ''}${label}${name ? ` (${name})` : ''}${office ? ` ${office}` : ''}`,
    )
    assert.deepEqual(speakers, expected.speakers)
  })

  test(`${file} has its sentences numbered from 1, each in its turn, none of it lost`, () => {
    const { turns, sentences } = readFixture(file)
    assert.deepEqual(
      sentences.map(({ id }) => id),
      sentences.map((_, index) => index + 1),
    )
    const bare = (text: string) => text.replace(/\s+/g, '')
    for (const turn of turns) {
      assert.equal(bare(turn.sentences.map(({ text }) => text).join('')), bare(turn.text))
      assert.ok(
        turn.sentences.every(
          (sentence) => sentence.turn === turn.index && sentences[sentence.id - 1] === sentence,
        ),
      )
    }
  })
}
