/** Why a net cannot be loaded, published or withdrawn. */
export const publishingMessages = {
  'net-without-arcs': {
    status: 409,
    zh: '网格版本 {revision} 是由旧版程序载入的,没有保存边界线;请重新导入区划数据。',
    en: 'Net revision {revision} was loaded by an older program that kept no lines; import the areas again.',
  },
} as const;
