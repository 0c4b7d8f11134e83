// The words that names are made of, with their sounds. They are common enough to be believed and combined so
// that no well-known place comes out; see `avoided`.

/** Chinese and its sound. */
export type Word = readonly [chinese: string, pinyin: string];

const pairs = (text: string): Word[] =>
  text
    .trim()
    .split(/\s+/)
    .map((item) => {
      const [chinese = '', pinyin = ''] = item.split(':');
      return [chinese, pinyin] as const;
    });

export const streetWords = pairs(
  '永宁:Yongning 青麓:Qinglu 云埠:Yunbu 嘉澄:Jiacheng 和砚:Heyan 福畴:Fuchou 凌溪:Lingxi 安榆:Anyu 景禾:Jinghe ' +
    '柳堤:Liudi 望麓:Wanglu 文澜:Wenlan 泽芳:Zefang 朝露:Zhaolu 枫渡:Fengdu 清砚:Qingyan',
);

export const districtWords = pairs(
  '青禾:Qinghe 澄湖:Chenghu 云麓:Yunlu 嘉禾川:Jiahechuan 锦澜:Jinlan 望溪:Wangxi 凌川:Lingchuan 和畴:Hechou 枫汀:Fengting ' +
    '朝澜:Zhaolan 泽川:Zechuan 翠澜:Cuilan 柳川:Liuchuan 砚溪:Yanxi',
);

export const riverWords = pairs('澄禾:Chenghe 云澜:Yunlan 清砚:Qingyan 芦汀:Luting 凌波:Lingbo');

export const firstNature = pairs(
  '翠:Cui 锦:Jin 兰:Lan 梅:Mei 枫:Feng 柳:Liu 荷:He 松:Song 榆:Yu 槐:Huai 梧:Wu 桃:Tao 杏:Xing 棠:Tang 芦:Lu 菊:Ju ' +
    '莲:Lian 竹:Zhu 云:Yun 霞:Xia 晴:Qing 朝:Zhao 碧:Bi 丹:Dan',
);

export const secondNature = pairs(
  '竹:zhu 溪:xi 堤:di 桥:qiao 湾:wan 坪:ping 汀:ting 洲:zhou 坊:fang 台:tai 庭:ting 泉:quan 苑:yuan 园:yuan 岚:lan 渡:du 池:chi',
);

export const firstVirtue = pairs(
  '德:De 和:He 泰:Tai 丰:Feng 康:Kang 顺:Shun 庆:Qing 祥:Xiang 瑞:Rui 昌:Chang 福:Fu 嘉:Jia 文:Wen 明:Ming 景:Jing ' +
    '崇:Chong 尚:Shang 惠:Hui 敬:Jing 仁:Ren',
);

export const secondVirtue = pairs(
  '善:shan 裕:yu 信:xin 仁:ren 义:yi 礼:li 诚:cheng 润:run 馨:xin 茂:mao 辉:hui 耕:geng 业:ye 贤:xian 华:hua 学:xue 秀:xiu 苑:yuan',
);

export const tradeWords = pairs(
  '铁匠:Tiejiang 染坊:Ranfang 油坊:Youfang 磨盘:Mopan 水井:Shuijing 书院:Shuyuan 米市:Mishi 柴市:Chaishi 箭楼:Jianlou ' +
    '钟鼓:Zhonggu 当铺:Dangpu 豆腐:Doufu 剪子:Jianzi 盐仓:Yancang 马厂:Machang 绣花:Xiuhua 竹器:Zhuqi 扇子:Shanzi ' +
    '药王:Yaowang 龙眼:Longyan 半边:Banbian 石榴:Shiliu 双井:Shuangjing 官驿:Guanyi',
);

/** Names of the main roads by their part in the skeleton; bridges take the name of their road. */
export const mainRoadWords: Readonly<Record<string, Word>> = {
  ring: ['环禾大道', 'Huanhe Avenue'],
  core: ['城垣路', 'Chengyuan Road'],
  axis: ['通济大街', 'Tongji Street'],
  cross: ['鼓铭大街', 'Guming Street'],
  'north-bank': ['滨澄北路', 'Bincheng North Road'],
  'south-bank': ['滨澄南路', 'Bincheng South Road'],
  'rail-north': ['铁北路', 'Tiebei Road'],
  'rail-south': ['铁南路', 'Tienan Road'],
  west: ['西垣路', 'Xiyuan Road'],
  'west-south': ['西渡路', 'Xidu Road'],
  east: ['东湖路', 'Donghu Road'],
  'core-west': ['虹桥渡路', 'Hongqiaodu Road'],
  'core-east': ['东渡路', 'Dongdu Road'],
  'north-west': ['站西路', 'Zhanxi Road'],
  'north-east': ['站东路', 'Zhandong Road'],
  'upper-west': ['莲埠路', 'Lianbu Road'],
  'upper-east': ['朝晖路', 'Zhaohui Road'],
  lower: ['澄堤大道', 'Chengdi Avenue'],
  lowest: ['书砚大道', 'Shuyan Avenue'],
  'out-north': ['北麓路', 'Beilu Road'],
  'out-south': ['南畴路', 'Nanchou Road'],
  'out-west': ['西坞路', 'Xiwu Road'],
  'out-east': ['东畴路', 'Dongchou Road'],
  'out-north-east': ['云岭公路', 'Yunling Highway'],
  'out-south-east': ['工创大道', 'Gongchuang Avenue'],
  'out-south-west': ['柳坞公路', 'Liuwu Highway'],
  'outer-east': ['新畴大道', 'Xinchou Avenue'],
};

/** Real places that combinations would give. */
export const avoided: ReadonlySet<string> = new Set(
  '兰溪 兰坪 竹溪 松溪 丹洲 桃园 云台 莲池 梅溪 荷园 泰和 丰润 丰泰 福清 文昌 明溪 康华 庆华 德化 嘉善 嘉义 崇仁 崇义 顺义 顺德 惠民 康德 尚义 瑞金 祥云 云溪 翠园 昌黎 明光 云阳'.split(
    ' ',
  ),
);

const list = (text: string): string[] => text.trim().split(/\s+/);

export const estateFirst = list(
  '锦绣 阳光 翡翠 御景 滨河 金桂 紫荆 云锦 书香 和美 丽景 碧水 兰亭 香樟 天悦 观澜 枫丹 春晓 望湖 水岸 名仕 星河 银杏 玉兰 ' +
    '海棠 芳草 绿茵 怡和 盛世 丰泽 华庭 嘉和 颐澜 东篱 南风 青云 朗晴 月亮湾 桃李 半山 龙腾 凤栖 安居 康乐 幸福里 时代 领秀 江畔 ' +
    '金色 满庭 四季 梧桐 檀香 梦溪 雅居 清风 明珠 瑞景 尚品 学苑 双桥 长虹',
);

export const estateLast = list('苑 花园 家园 公馆 府 雅苑 名邸 新城 庭 湾 华府 佳苑 小区 新苑 丽园 公寓');

export const workplaces = list(
  '机床厂 棉纺厂 印染厂 化肥厂 农机厂 制药厂 轴承厂 水泥厂 面粉厂 糖酒公司 粮食局 供销社 邮电局 水利局 林业局 建筑公司 汽车队 ' +
    '铁路段 食品厂 塑料厂 电机厂 仪表厂 造纸厂 印刷厂 百货公司 外贸公司 物资局 煤建公司 医药公司 教育局 农科所 地质队 供电局 自来水厂 ' +
    '丝绸厂 玻璃厂 陶瓷厂 皮革厂 钢铁厂 拖拉机厂 柴油机厂 无线电厂 酒厂 烟草公司 盐业公司 二建公司 市政公司 园林处 肉联厂 木器厂',
);

export const quarterLast = list('家属院 宿舍 生活区 家属区 北院 南院 东院 西院');

export const surnames = list(
  '李 王 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕',
);

export const hamletLast = list('家坡 家湾 家庄 家营 家寨 家堡 家坝 家沟 家塘 家桥 家巷 家台');
