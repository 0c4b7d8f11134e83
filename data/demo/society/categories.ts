import type { DeadlineClass, TicketCategoryRow } from '../../../server/contract/ticket-rows.ts';

/** How the hours of a day are spread. */
export type HourShape = 'office' | 'day' | 'evening' | 'night' | 'morning' | 'commute';
/** How the year runs. */
export type SeasonShape = 'flat' | 'heating' | 'flood' | 'summer' | 'winter' | 'school' | 'holidays';
/** How the week runs. */
export type WeekShape = 'office' | 'even' | 'weekend';
/** Where a category happens. */
export type PlaceShape =
  | 'homes'
  | 'old-homes'
  | 'managed-homes'
  | 'lift-homes'
  | 'parking-homes'
  | 'refuse'
  | 'bars'
  | 'sites'
  | 'squares'
  | 'markets'
  | 'roads'
  | 'lowland'
  | 'public-buildings';
/** Who handles it: a street, an enterprise by trade, or a department by name. */
export type Handler = 'street' | 'property' | 'water' | 'heat' | 'power' | 'gas' | `区${string}`;

export interface Category {
  readonly id: number;
  readonly parentId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** Share of all tickets in per mille. */
  readonly weight: number;
  readonly deadline: DeadlineClass;
  readonly handler: Handler;
  readonly place: PlaceShape;
  readonly hours: HourShape;
  readonly season: SeasonShape;
  readonly week: WeekShape;
}

// name | English | per mille | place | hours | season | week | handler | deadline; an unindented line opens a group.
const table = `
环境卫生 | Cleanliness
  垃圾堆积 | Refuse piled up | 58 | refuse | morning | summer | even | 区城市管理局 | general
  楼道堆物 | Clutter in stairwells | 22 | old-homes | day | flat | even | street | general
  污水外溢 | Sewage overflow | 24 | old-homes | morning | summer | even | 区城市管理局 | utility
  油烟扰民 | Cooking fumes | 17 | bars | evening | flat | even | 区生态环境局 | general
  公厕管理 | Public toilets | 7 | markets | day | flat | even | 区城市管理局 | general
噪音扰民 | Noise
  夜间经营噪音 | Noise of night trade | 46 | bars | night | summer | weekend | 区城市管理局 | general
  施工噪音 | Building-site noise | 38 | sites | night | flat | even | 区住房和城乡建设局 | general
  广场舞噪音 | Square dancing | 17 | squares | evening | summer | even | street | general
  邻里噪音 | Noise of neighbours | 20 | homes | evening | flat | weekend | street | general
物业管理 | Property management
  物业服务质量 | Quality of property service | 62 | managed-homes | day | flat | office | property | general
  物业收费 | Property fees | 28 | managed-homes | office | flat | office | property | general
  电梯故障 | Lift out of order | 26 | lift-homes | commute | flat | even | property | utility
  业委会与公共收益 | Owners’ committee and common income | 14 | managed-homes | office | flat | office | 区住房和城乡建设局 | difficult
  房屋漏水 | Leaking roof | 21 | old-homes | day | flood | even | 区住房和城乡建设局 | difficult
市政设施 | Public works
  道路破损 | Damaged road | 26 | roads | day | flat | office | 区城市管理局 | general
  路灯不亮 | Street lamp out | 14 | roads | evening | winter | even | 区城市管理局 | general
  井盖缺损 | Manhole cover missing | 10 | roads | day | flat | even | 区城市管理局 | urgent
  积水内涝 | Flooding | 16 | lowland | day | flood | even | 区水务局 | urgent
水电气 | Water, power, gas
  停水与水质 | Water cut or water quality | 26 | homes | morning | summer | even | water | utility
  停电 | Power cut | 22 | homes | evening | summer | even | power | utility
  燃气 | Gas | 11 | homes | evening | winter | even | gas | utility
供暖 | Heating
  暖气不热 | Heating too cold | 60 | homes | evening | heating | even | heat | utility
  供暖收费 | Heating fees | 12 | homes | office | heating | office | heat | general
停车交通 | Parking and traffic
  小区停车难 | Parking in the compound | 48 | parking-homes | evening | flat | even | street | difficult
  道路违停 | Parking offences | 34 | roads | commute | flat | even | 区交警大队 | general
  公交出行 | Buses | 12 | roads | commute | school | office | 区交通运输局 | general
  共享单车乱停 | Shared bicycles left about | 13 | roads | commute | summer | even | 区城市管理局 | general
  充电设施 | Charging points | 15 | homes | evening | flat | even | property | general
违法建设 | Illegal building
  违章搭建 | Illegal structure | 26 | old-homes | day | flat | even | 区综合行政执法局 | difficult
  擅自改建 | Unpermitted conversion | 12 | homes | day | flat | even | 区综合行政执法局 | difficult
  群租 | Overcrowded letting | 9 | homes | evening | flat | even | 区住房和城乡建设局 | general
市场监管 | Trade and consumers
  占道经营 | Street vending | 30 | markets | evening | summer | weekend | 区城市管理局 | general
  消费纠纷 | Consumer dispute | 31 | markets | office | holidays | even | 区市场监督管理局 | general
  食品安全 | Food safety | 15 | markets | day | summer | even | 区市场监督管理局 | general
  预付卡退费 | Prepaid card refunds | 13 | markets | office | flat | office | 区商务局 | difficult
民生保障 | Livelihood
  社保医保 | Social and medical insurance | 30 | homes | office | flat | office | 区人力资源和社会保障局 | general
  养老服务 | Care for the old | 12 | old-homes | office | flat | office | 区民政局 | general
  入学教育 | Schools | 22 | homes | office | school | office | 区教育局 | general
  低保救助 | Assistance | 9 | old-homes | office | winter | office | 区民政局 | general
  看病就医 | Medical treatment | 12 | public-buildings | office | flat | office | 区卫生健康局 | general
公共安全 | Public safety
  消防通道堵塞 | Blocked fire lane | 17 | old-homes | evening | flat | even | 区消防救援大队 | urgent
  飞线充电 | Charging by loose cables | 15 | old-homes | evening | flat | even | street | general
  不文明养犬 | Dogs | 17 | homes | morning | flat | even | 区公安分局 | general
邻里与咨询 | Neighbours and enquiries
  邻里纠纷 | Dispute between neighbours | 14 | homes | evening | flat | weekend | street | difficult
  政策咨询 | Question about rules | 25 | homes | office | flat | office | 区政务服务局 | general
`;

const two = (value: number): string => String(value).padStart(2, '0');
const fieldsOf = (line: string): string[] => line.split('|').map((field) => field.trim());
const lines = table.split('\n').filter((line) => line !== '');
const groupLines = lines.filter((line) => !line.startsWith(' '));

/** The words of the table are checked by the tests against the types they are cast to. */
const readCategories = (): Category[] => {
  const read: Category[] = [];
  let group = 0;
  let index = 0;
  for (const line of lines) {
    const [name = '', nameEn = '', weight, place, hours, season, week, handler, deadline] = fieldsOf(line);
    if (!line.startsWith(' ')) {
      group += 1;
      index = 0;
      continue;
    }
    index += 1;
    read.push({
      id: group * 100 + index,
      parentId: group * 100,
      code: `${two(group)}${two(index)}`,
      name,
      nameEn,
      weight: Number(weight),
      deadline: deadline as DeadlineClass,
      handler: handler as Handler,
      place: place as PlaceShape,
      hours: hours as HourShape,
      season: season as SeasonShape,
      week: week as WeekShape,
    });
  }
  return read;
};

/** The 45 categories that tickets carry. */
export const categories: readonly Category[] = readCategories();

/** All rows of the two-level list, parents first. */
export const categoryRows: readonly TicketCategoryRow[] = [
  ...groupLines.map((line, group) => {
    const [name = '', nameEn = ''] = fieldsOf(line);
    return { id: (group + 1) * 100, parentId: null, code: two(group + 1), name, nameEn };
  }),
  ...categories.map(({ id, parentId, code, name, nameEn }) => ({ id, parentId, code, name, nameEn })),
];

/** The category of a name; throws RangeError when there is none. */
export const categoryNamed = (name: string): Category => {
  const found = categories.find((category) => category.name === name);
  if (found === undefined) throw new RangeError(`no category ${name}`);
  return found;
};
