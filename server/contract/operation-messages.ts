/** Errors that whoever starts the server or gives a command meets. */
export const operationMessages = {
  'command-failed': {
    status: 500,
    zh: '命令因意外错误而中止:{reason}',
    en: 'The command stopped at an unexpected error: {reason}',
  },
  'verification-failed': {
    status: 500,
    zh: '核对未通过:发现 {count} 处问题,见上。',
    en: 'Verification failed: {count} problems, listed above.',
  },
  'database-folder-in-use': {
    status: 500,
    zh: '数据目录 {folder} 正被另一进程使用(进程 {pid})。请先停止它,或用 DATA_DIR 指定别的目录。',
    en: 'The data folder {folder} is in use by another process ({pid}). Stop it first, or choose another folder with DATA_DIR.',
  },
  'data-folder-unusable': {
    status: 500,
    zh: '数据目录 {folder} 无法使用:{reason}。请用 DATA_DIR 指定别的目录。',
    en: 'The data folder {folder} cannot be used: {reason}. Choose another with DATA_DIR.',
  },
  'database-foreign': {
    status: 500,
    zh: '这个数据库里有别的程序的表({tables}),未作任何更改。请让 DATABASE_URL 指向一个空库。',
    en: 'This database holds tables of another application ({tables}); nothing was changed. Let DATABASE_URL name an empty one.',
  },
  'database-unreachable': {
    status: 500,
    zh: '无法连接数据库:{reason}',
    en: 'The database cannot be reached: {reason}',
  },
  'database-too-old': {
    status: 500,
    zh: '需要 {needed},当前是 {found}。',
    en: '{needed} is needed, this is {found}.',
  },
  'migration-changed': {
    status: 500,
    zh: '迁移 {name} 在执行后被改动。',
    en: 'Migration {name} was changed after it had been applied.',
  },
  'migration-missing': {
    status: 500,
    zh: '数据库记录了迁移 {name},但程序里没有它:程序比数据库旧。',
    en: 'The database has migration {name}, which this program lacks: the program is older than the database.',
  },
  'migration-order': {
    status: 500,
    zh: '迁移 {name} 的编号不连续。',
    en: 'Migration {name} is out of order.',
  },
  'port-taken': {
    status: 500,
    zh: '端口 {port} 已被占用。请用 PORT 指定别的端口。',
    en: 'Port {port} is taken. Choose another with PORT.',
  },
  'setting-wrong': {
    status: 500,
    zh: '环境变量 {name} 不正确:{reason}',
    en: 'Environment variable {name} is wrong: {reason}',
  },
  'needs-postgres': {
    status: 400,
    zh: '{what} 需要 PostgreSQL,请设置 DATABASE_URL。',
    en: '{what} needs PostgreSQL; set DATABASE_URL.',
  },
  usage: { status: 400, zh: '用法:{usage}', en: 'Usage: {usage}' },
  'demo-in-database': {
    status: 500,
    zh: '这个数据库里是合成演示数据,而 DEMO=0 要求没有演示。请用 DATA_DIR 指定别的目录,或换一个数据库。',
    en: 'This database holds the synthetic demo, but DEMO=0 asks for none. Choose another folder with DATA_DIR, or another database.',
  },
  'public-bundle-refused': {
    status: 500,
    zh: '公众数据包未被接受:{reason}。',
    en: 'The public bundle was refused: {reason}.',
  },
  'public-instance-foreign': {
    status: 500,
    zh: '这个数据库里有内部数据({table}),PUBLIC_ONLY=1 不会使用它,未作任何更改。请用 DATA_DIR 或 DATABASE_URL 另指一个空库。',
    en: 'This database holds data of the staff ({table}); PUBLIC_ONLY=1 does not use it and changed nothing. Name an empty one with DATA_DIR or DATABASE_URL.',
  },
  'public-instance-database': {
    status: 500,
    zh: '这个数据库只存放公众数据包的内容,须以 PUBLIC_ONLY=1 启动;内部系统请另指一个库。',
    en: 'This database holds a public bundle only: start with PUBLIC_ONLY=1, or name another one for the staff.',
  },
} as const satisfies Record<string, { status: number; zh: string; en: string }>;
