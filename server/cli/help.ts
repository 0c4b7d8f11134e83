import type { Language } from '../contract/input-error.ts';

const zh = `网格图命令行

  npm run wangge -- <命令> [选项]

命令
  import areas FILE        导入区划边界(GeoJSON、Shapefile)到空库
    --level LEVEL          文件里的层级:district street community general-grid dedicated-grid micro-grid(默认 street)
    --level-field NAME     层级所在的字段(一个文件含多个层级时)
    --name-field NAME      名称字段      --name-en-field NAME   英文名字段
    --code-field NAME      代码字段;none 表示由系统编码
    --parent-code-field NAME             上级代码字段
    --households-field NAME --people-field NAME   户数、人口字段(可写“3005户”“17.08万”)
    --crs CRS              坐标系:EPSG:4326 EPSG:4490 EPSG:4491–4554 GCJ02 BD09 "+proj=…"
    --district-name NAME   --district-code CODE   区的名称和代码
    --accept-repair KEY    边界有重叠、空隙等问题时会列出修复方案和编号;核对后用编号同意
    --void LON,LAT|all     标为有意留空的空隙(可重复)
    --snap METRES          相距在此以内的顶点和边线合为一条(默认 1)
    --close-gaps M2        不超过此面积的空隙并入相邻单元(默认 100)
    --dry-run              只检查,不写入

  import tickets FILE --map MAPPING.json   导入工单(CSV)
    --skip-bad-rows        跳过有问题的行,其余导入
    --dry-run              只检查,不写入
  import tickets --example                 打印一份字段映射样例

  import walking-network FILE   导入步行路网(.osm.pbf、.osm、GeoJSON 线)
    --as-of YYYY-MM-DD     路网日期      --crs CRS   线文件的坐标系
    --dry-run              只检查,不写入

  export public --out FILE  导出公众可见的全部内容,用 PUBLIC_BUNDLE_KEY 的私钥签名,供 PUBLIC_ONLY=1 使用
    --make-key NAME        生成签名密钥:NAME.key.pem(留在内网)和 NAME.pub.pem

  demo [--seed N]          在空库里生成合成演示城区
    --scale city           生成城市规模的合成数据(性能测试用,需要 PostgreSQL)
  erase --ticket N --reason TEXT           删除一件工单的个人信息(工单仍计数),打印回执
  erase --phone-stdin --reason TEXT        删除一个电话的全部个人信息;电话从标准输入读入
  retention [--dry-run]    删除保存期已满的个人信息(服务每天自动进行)
  status                   看看库里有什么
  verify [audit|net]       重新核对整个审计日志,并证明各版网格无缝无叠(TypeScript 与数据库各算一遍)
    --anchors FILE         留存在库外的审计锚点      --revision N   只核对第 N 版网格
  anchor                   把审计日志末条写入锚点文件(AUDIT_ANCHOR_FILE)并打印

  token LOGIN|ROLE         为某人签发只读访问令牌,单独打印到标准输出;演示中可用角色名,如 token leader
    --name NAME            令牌名称      --days DAYS   有效天数(默认 90,最多 366)
  user list                有哪些账号、各有什么角色
  user add LOGIN --name NAME               新增账号,打印设置首个密码用的一次性码
    --role ROLE            同时授予角色(可重复),如 system-admin
    --sign-on password|oidc              密码登录或政务统一登录(默认 password)
  user code LOGIN          打印重设密码用的一次性码(管理员无法登录时用)
    --remove-second-factor               同时清除遗失的动态口令
  user disable LOGIN       停用账号      user enable LOGIN   启用账号
  user unpin LOGIN         下次统一登录时重新绑定(统一登录平台更换或重建账号后)
  help                     本说明

通用选项
  --lang zh-CN|en   --debug(出错时显示堆栈)
数据库由 DATABASE_URL 或 DATA_DIR 指定;服务正在运行时共用它的内置数据库。
命令失败时退出码不为 0,且什么都没有改变。
`;

const en = `Wangge Atlas, command line

  npm run wangge -- <command> [options]

Commands
  import areas FILE        import areas (GeoJSON, Shapefile) into an empty database
    --level LEVEL          district street community general-grid dedicated-grid micro-grid (default street)
    --level-field NAME     the field that holds the level, when a file has several
    --name-field NAME      field of the name      --name-en-field NAME   of the English name
    --code-field NAME      field of the code; none lets codes be proposed
    --parent-code-field NAME             field of the parent's code
    --households-field NAME --people-field NAME   figures ("3005户" and "17.08万" are understood)
    --crs CRS              EPSG:4326 EPSG:4490 EPSG:4491–4554 GCJ02 BD09 "+proj=…"
    --district-name NAME   --district-code CODE   name and code of the district
    --accept-repair KEY    accept the repair that is listed with its key when areas overlap, leave gaps, …
    --void LON,LAT|all     gaps that are meant to be empty (may be repeated)
    --snap METRES          vertices and lines nearer than this become one (default 1)
    --close-gaps M2        gaps up to this area go to a unit beside them (default 100)
    --dry-run              check only, write nothing

  import tickets FILE --map MAPPING.json   import tickets (CSV)
    --skip-bad-rows        leave out rows with problems, import the others
    --dry-run              check only, write nothing
  import tickets --example                 print a mapping to begin with

  import walking-network FILE   import a walking network (.osm.pbf, .osm, lines in GeoJSON)
    --as-of YYYY-MM-DD     date of the network      --crs CRS   coordinate system of lines
    --dry-run              check only, write nothing

  export public --out FILE  write all that the public may see, signed with the key of PUBLIC_BUNDLE_KEY,
                           for an instance with PUBLIC_ONLY=1
    --make-key NAME        make the keys: NAME.key.pem (stays inside) and NAME.pub.pem

  demo [--seed N]          make the synthetic demo district in an empty database
    --scale city           make a synthetic city for benchmarks (PostgreSQL only)
  erase --ticket N --reason TEXT           erase the personal data of a ticket (it still counts), print a receipt
  erase --phone-stdin --reason TEXT        erase all personal data of a phone number read from standard input
  retention [--dry-run]    delete personal data kept for long enough (the server does so every day)
  status                   what the database holds
  verify [audit|net]       compute the whole audit log again, and prove that no net has a gap or an overlap
                           (in TypeScript and, independently, by the database)
    --anchors FILE         anchors of the audit log kept outside      --revision N   this net only
  anchor                   write the end of the audit log to the anchor file (AUDIT_ANCHOR_FILE) and print it

  token LOGIN|ROLE         make an access token for somebody, alone on stdout; in the demo a role will do: token leader
    --name NAME            name of the token      --days DAYS   how long it holds (default 90, at most 366)
  user list                who has an account, with what roles
  user add LOGIN --name NAME               add somebody, print the one-time code for their first password
    --role ROLE            give a role at once (repeatable), such as system-admin
    --sign-on password|oidc              by password, or at the government's provider (default password)
  user code LOGIN          print a one-time code for a new password (when an administrator is locked out)
    --remove-second-factor               forget a lost second factor too
  user disable LOGIN       lock an account      user enable LOGIN   unlock it
  user unpin LOGIN         bind anew at the next single sign-on (after the provider was replaced)
  help                     this text

Everywhere
  --lang zh-CN|en   --debug (show the stack of an error)
DATABASE_URL or DATA_DIR name the database; while a server runs, its embedded database is shared.
A command that fails exits non-zero and has changed nothing.
`;

/** How the command line is used. */
export const helpText = (language: Language): string => (language === 'en' ? en : zh);
