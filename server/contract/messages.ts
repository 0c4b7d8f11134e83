import { alertMessages } from './alert-messages.ts';
import { coverageMessages } from './coverage-messages.ts';
import { netMessages } from './net-messages.ts';
import { operationMessages } from './operation-messages.ts';
import { publishingMessages } from './publishing-messages.ts';
import { scenarioMessages } from './scenario-messages.ts';
import { suggestionMessages } from './suggestion-messages.ts';

/** Every error people can meet: its HTTP status and its words in both languages. Add a line, never reuse a code. */
export const errorCatalogue = {
  ...netMessages,
  ...operationMessages,
  ...suggestionMessages,
  ...alertMessages,
  ...publishingMessages,
  ...scenarioMessages,
  ...coverageMessages,
  internal: {
    status: 500,
    zh: '服务器内部错误,已记录。',
    en: 'Something went wrong on the server; it has been logged.',
  },
  'not-found': { status: 404, zh: '没有找到:{what}', en: 'Not found: {what}' },
  'not-allowed': { status: 403, zh: '无权访问:{what}', en: 'Not allowed: {what}' },
  'sign-in-needed': {
    status: 401,
    zh: '请先登录,再访问 {what}',
    en: 'Sign in first to reach {what}',
  },
  'sign-in-failed': {
    status: 401,
    zh: '账号、密码或验证码不正确。',
    en: 'The account, the password or the code is not right.',
  },
  'sign-in-blocked': {
    status: 429,
    zh: '尝试次数过多,请在 {seconds} 秒后重试。',
    en: 'Too many attempts; try again in {seconds} seconds.',
  },
  'door-shut': {
    status: 403,
    zh: '这个登录方式没有开放。',
    en: 'This way of signing in is not open.',
  },
  'setup-code-wrong': {
    status: 401,
    zh: '一次性代码不正确或已过期。它在服务器启动的窗口里;重新启动会显示新的代码。',
    en: 'The one-time code is not right, or too old. It stands in the window where the server was started; another start shows a new one.',
  },
  'second-factor-wrong': {
    status: 401,
    zh: '验证码或恢复码不正确,或已用过。手机时间须准确。',
    en: 'The code is not right, or was used before. The phone must have the right time.',
  },
  'code-wrong': {
    status: 422,
    zh: '验证码不正确,或已用过。请输入应用此刻显示的六位数字,并确认手机时间准确。',
    en: 'The code is not right, or was used before. Enter the six digits that the app shows now, and see that the phone has the right time.',
  },
  'proof-wrong': {
    status: 422,
    zh: '当前密码不正确。',
    en: 'The present password is not right.',
  },
  'second-factor-present': {
    status: 409,
    zh: '已启用动态验证码;如需更换,请先停用。',
    en: 'A second factor is set up already; remove it first to set up another.',
  },
  'second-factor-absent': {
    status: 409,
    zh: '尚未启用动态验证码。',
    en: 'No second factor is set up.',
  },
  'second-factor-required': {
    status: 409,
    zh: '您的角色必须使用动态验证码,不能停用;更换设备请联系安全管理员。',
    en: 'Your role needs a second factor, which cannot be removed; for another device ask the security administrator.',
  },
  'token-reads-only': {
    status: 403,
    zh: '访问令牌只能读取地图及其数字,不能更改,也不能用于工单、账号和管理。',
    en: 'An access token reads the map and its figures; it changes nothing and does not reach cases, accounts or administration.',
  },
  'foreign-origin': {
    status: 403,
    zh: '这个更改不是从本站页面发出的,已拒绝。',
    en: 'This change was not sent by a page of this site and was refused.',
  },
  'foreign-host': {
    status: 421,
    zh: '请使用本站的正式地址。',
    en: 'Use the official address of this site.',
  },
  'secret-in-address': {
    status: 400,
    zh: '网址里不能带 {name}:令牌请放在 Authorization 请求头中。网址会留在各处日志里,请立即撤销这个令牌。',
    en: 'An address must not hold {name}: send tokens in the Authorization header. Addresses are kept in many logs, so revoke this token now.',
  },
  'sealed-unreadable': {
    status: 500,
    zh: '加密内容无法读取:密钥不是加密时所用的密钥。请检查 SECRET_KEY。',
    en: 'What is sealed cannot be read: it was sealed with another key. Check SECRET_KEY.',
  },
  'login-taken': {
    status: 409,
    zh: '账号 {login} 已被使用。',
    en: 'The login {login} is taken.',
  },
  'not-to-oneself': {
    status: 403,
    zh: '不能对自己的账号进行此操作,须由另一位管理员办理。',
    en: 'Nobody does this to their own account; another administrator has to.',
  },
  'last-administrator': {
    status: 409,
    zh: '这是唯一在任的{role};请先由另一人担任。',
    en: 'Nobody else is {role}; let somebody else hold the post first.',
  },
  'administrator-only': {
    status: 422,
    zh: '管理员只做管理:管理员角色不能与其他角色兼任。',
    en: 'Administrators administer only: an administrator role stands alone.',
  },
  'one-administrator-role': {
    status: 409,
    zh: '系统、安全、审计管理员须由三人分别担任,一人只能担任其一。',
    en: 'System, security and audit administrator are three people; nobody holds two of these posts.',
  },
  'role-not-yours': {
    status: 403,
    zh: '角色由安全管理员授予和收回({role});系统管理员只能补任空缺的管理员岗位。',
    en: 'Roles are given and taken by the security administrator ({role}); the system administrator only fills vacant posts of administrators.',
  },
  'role-wrong': {
    status: 400,
    zh: '不能授予“{role}”:{reason}。',
    en: 'The role {role} cannot be given like this: {reason}.',
  },
  'person-unknown': {
    status: 404,
    zh: '没有账号“{who}”;角色名只在演示中、且恰有一人担任时可用。',
    en: 'Nobody has the login "{who}"; a role names somebody in the demo only, where exactly one person has it.',
  },
  'person-disabled': {
    status: 409,
    zh: '账号已停用,请先启用。',
    en: 'This account is locked; unlock it first.',
  },
  'signs-in-elsewhere': {
    status: 409,
    zh: '此人不用密码登录,不需要一次性码。',
    en: 'This person does not sign in by password and needs no one-time code.',
  },
  'secret-key-needed': {
    status: 400,
    zh: '文件里有个人信息,而 SECRET_KEY 未设,密钥只在数据目录里。二选一:设好环境变量 SECRET_KEY(openssl rand -base64 32,妥善备份);或在字段映射里把 person 的列移到 personal,不导入它们。',
    en: 'The file holds personal data, but SECRET_KEY is not set and the key lies in the data folder only. Either set SECRET_KEY (openssl rand -base64 32, and keep a copy of it safe), or move the columns of "person" in the mapping to "personal", so that they are left out.',
  },
  'parameter-wrong': {
    status: 400,
    zh: '参数 {name} 不正确:{reason}',
    en: 'Parameter {name} is wrong: {reason}',
  },
  'parameter-unknown': {
    status: 400,
    zh: '没有名为 {name} 的参数;可用的有:{known}',
    en: 'There is no parameter {name}; known are: {known}',
  },
  'method-not-allowed': {
    status: 405,
    zh: '此地址不支持 {method};可用的有:{known}',
    en: 'This address does not take {method}; it takes {known}',
  },
  'body-not-json': {
    status: 415,
    zh: '请求内容应为 JSON(Content-Type: application/json)。',
    en: 'The body must be JSON (Content-Type: application/json).',
  },
  'request-too-large': {
    status: 413,
    zh: '请求内容超过 {limit}。',
    en: 'The request is larger than {limit}.',
  },
  'request-too-slow': {
    status: 503,
    zh: '处理时间过长,已停止;请缩小范围后重试。',
    en: 'This took too long and was stopped; ask for less and try again.',
  },
  'database-replaced': {
    status: 503,
    zh: '数据库引擎卡住,已被替换;请重试。',
    en: 'The database engine was stuck and has been replaced; please try again.',
  },
  'database-connection-lost': {
    status: 503,
    zh: '与数据库的连接中断,未提交的更改已撤销;请重试。',
    en: 'The connection to the database was lost and what was not committed was undone; please try again.',
  },
  'file-missing': { status: 400, zh: '找不到文件 {file}', en: 'File {file} was not found' },
  'file-broken': {
    status: 400,
    zh: '文件 {file} 无法读取:{reason}',
    en: 'File {file} cannot be read: {reason}',
  },
  'repair-offered': {
    status: 422,
    zh: '未导入任何内容:{file} 不能直接成为网格({count} 处问题)。可按修复方案 {key} 处理,请核对后同意。',
    en: 'Nothing was imported: {file} is no net as it stands (problems: {count}). Repair {key} would make it one; look it over and accept it.',
  },
  'repair-differs': {
    status: 409,
    zh: '未导入任何内容:文件或选项与方案 {accepted} 提出时不同,现在的方案是 {key}。请重新核对。',
    en: 'Nothing was imported: the file or the options are not those of repair {accepted}; now it would be {key}. Look it over again.',
  },
  'repair-not-needed': {
    status: 409,
    zh: '未导入任何内容:{file} 不需要修复,去掉 --accept-repair 再运行。',
    en: 'Nothing was imported: {file} needs no repair; run it without --accept-repair.',
  },
  'import-refused': {
    status: 422,
    zh: '未导入任何内容:{file} 有 {count} 处问题。',
    en: 'Nothing was imported. Problems in {file}: {count}.',
  },
  'mapping-wrong': {
    status: 400,
    zh: '字段映射 {file} 不正确:{reason}',
    en: 'The mapping {file} is wrong: {reason}',
  },
  'district-present': {
    status: 409,
    zh: '数据库里已有一个区的数据,整区载入只能用于空库。',
    en: 'The database already holds a district; a whole district is loaded into an empty one only.',
  },
  'load-superseded': {
    status: 409,
    zh: '另一次载入已开始,本次载入已作废。',
    en: 'Another load has begun; this one was given up.',
  },
  'net-not-empty': {
    status: 409,
    zh: '库里已有“{district}”的网格({count} 个单元)。区划边界只能导入空库:请用 DATA_DIR 或 DATABASE_URL 指定新库(并设 DEMO=0);已有网格的调整请用调整方案。',
    en: 'The database already holds the net of {district} ({count} units). Areas are imported into an empty one only: name a new one with DATA_DIR or DATABASE_URL (and set DEMO=0); a net is redrawn in a scenario.',
  },
  'net-not-in-force': {
    status: 409,
    zh: '网格版本“{title}”自 {day} 起启用,尚未生效,不能作为公众版。',
    en: 'Net revision "{title}" takes effect on {day}; the public edition must show one that is in force.',
  },
  'net-empty': {
    status: 409,
    zh: '库里还没有区划,请先导入边界:import areas FILE',
    en: 'There are no areas yet, import them first: import areas FILE',
  },
  'import-running': {
    status: 409,
    zh: '另一个工单导入正在进行(“{source}”,自 {since} 起)。请等它结束;若它已中断,{minutes} 分钟后可重试。',
    en: 'Another import of tickets is under way ({source}, since {since}). Wait for it; if it was interrupted, try again after {minutes} minutes.',
  },
  'release-month-open': {
    status: 409,
    zh: '{month} 的数据尚不完整(数据截至 {day}),整月结束后才能公布。',
    en: 'The data of {month} are not complete yet (they end on {day}); a month is published when it is over.',
  },
  'release-net-unplaced': {
    status: 409,
    zh: '以下导入的工单尚未落到网格版本“{title}”,无法按它统计:{imports}',
    en: 'These imports have not been placed on net revision "{title}" and cannot be counted on it: {imports}',
  },
  'release-refused': {
    status: 422,
    zh: '不能公布:{reason}',
    en: 'This cannot be published: {reason}',
  },
  'release-superseded': {
    status: 409,
    zh: '核验期间又有数据导入或公布,请重试。',
    en: 'Something was imported or published while this was being proven; try again.',
  },
  'release-decided': {
    status: 409,
    zh: '这次公布已有结论,不能再审查。',
    en: 'This release has been decided already.',
  },
  'release-own': {
    status: 403,
    zh: '提出人不能审查自己提出的公布,须由另一人审查。',
    en: 'Nobody reviews what they have proposed; somebody else has to.',
  },
  'release-not-public': {
    status: 409,
    zh: '这次公布不在公开状态,无须撤回。',
    en: 'This release is not public, so it cannot be withdrawn.',
  },
} as const satisfies Record<string, { status: number; zh: string; en: string }>;

export type ErrorCode = keyof typeof errorCatalogue;
