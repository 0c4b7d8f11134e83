#!/usr/bin/env bash
# Debian's sqlmap and wapiti against a running demo on this machine, as everybody who reaches the database: each
# parameter, each id in a path and each field of a body. Not part of the gate: it takes long.
# Usage: bash test/e2e/scan.sh http://127.0.0.1:8787 TOKEN, with an access token of a leader.
set -euo pipefail
base=$1
token=$2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
id=00000000-0000-0000-0000-000000000000

# A session of a person of the demo, as a header.
session() {
  curl -fsS -o /dev/null -D - -H 'Content-Type: application/json' -H "Origin: $base" \
    -d "{\"login\":\"demo-$1\"}" "$base/api/session/demo" |
    sed -n 's/^[Ss]et-[Cc]ookie: \(__Host-wangge=[^;]*\).*/Cookie: \1/p' | head -1
}

# One run of sqlmap: header, address, body. A star marks where it puts its own; without one it takes every parameter.
probe() {
  local log
  log=$(mktemp "$out/sqlmap-XXXXXX.log")
  sqlmap -u "$2" ${3:+--data "$3"} --headers "$1"$'\n'"Origin: $base"$'\n'"Content-Type: application/json" \
    --batch --level 2 --risk 2 --threads 2 --time-sec 5 --ignore-code 400,401,404,422,429 --skip 'cookie,user-agent,referer,host' \
    --output-dir "$out/sqlmap" --disable-coloring >"$log" 2>&1 || true
  if grep -Eq 'is vulnerable|identified the following injection' "$log"; then
    cat "$log"
    exit 1
  fi
  # What was not tried proves nothing.
  if ! grep -q 'does not seem to be injectable' "$log"; then
    tail -20 "$log"
    exit 1
  fi
  printf '%s%s: parameters without a finding: %s\n' "${3:+POST }" "${2#"$base"}" \
    "$(grep -c 'does not seem to be injectable' "$log")"
}

leader="Authorization: Bearer $token"
probe "$leader" "$base/api/search?q=a&limit=5"
probe "$leader" "$base/api/tickets/cells?from=2026-05-01&until=2026-05-31&categories=100"
probe "$leader" "$base/api/tickets/timeline?categories=100"
probe "$leader" "$base/api/tickets/breakdown?by=office&categories=100&from=2026-05-01"
probe "$leader" "$base/api/tickets/series?step=week&until=2026-05-31&sources=a&states=open&hours=1&weekdays=1&offices=none&streets=none"
probe "$leader" "$base/api/tickets/units?level=grid&measure=count&net=1&lights=a&within=00000000-0000-0000-0000-000000000000"
probe "$leader" "$base/api/indicators/assessment?ranked=true&from=2026-05-01&until=2026-05-31"
probe "$leader" "$base/api/indicators/insight?level=community&net=1"
probe "$leader" "$base/api/units/$id*/history"
probe "$leader" "$base/api/units/$id*/tickets?net=1"
probe "$leader" "$base/api/units/$id*"
probe "$leader" "$base/api/compounds/$id*"
probe "$leader" "$base/ogc/collections/compounds/items?bbox=108,33,109,34&limit=2&name=a&households=3&next=1-1"
probe "$leader" "$base/ogc/collections/tickets/items?datetime=2026-05-01&limit=2&state=closed&number=1"
probe "$leader" "$base/ogc/collections/tickets/items/1*"
probe "$leader" "$base/ogc/collections/stations/items?name=a&kind=hub"
probe "$leader" "$base/tiles/areas/1*/1/14/1/1.mvt"
probe "X-Nobody: 1" "$base/api/public/ticket-counts?fromMonth=2026-01&untilMonth=2026-02"
probe "X-Nobody: 1" "$base/api/session/password" '{"login":"a","password":"b"}'
probe "$(session caseworker)" "$base/api/cases?number=1&state=all&beforeId=9-9"
probe "$(session caseworker)" "$base/api/cases/1*"
probe "$(session audit-admin)" "$base/api/audit?actor=a&subject=b&action=c&limit=5&from=2026-01-01T00:00:00Z"
probe "$(session system-admin)" "$base/api/people/$id*/sessions"
planner=$(session planner)
probe "$planner" "$base/api/scenarios/$id*/operations"
probe "$planner" "$base/api/scenarios/$id*/metrics"
probe "$planner" "$base/api/scenarios" '{"title":"a*","kind":"adjustment"}'
probe "$planner" "$base/api/scenarios/$id/comments" '{"place":[108,33],"body":"a*"}'
probe "$(session security-admin)" "$base/api/access-tokens/$id*"
probe "$(session data-steward)" "$base/api/erasures" '{"ticketNumber":"x*","reason":"y*"}'

wapiti -u "$base/" -H "$leader" --scope domain --max-scan-time 10 --flush-session \
  -s "$base/api/search?q=a&limit=5" -s "$base/ogc/collections/tickets/items?limit=2&state=closed&number=1" \
  -s "$base/ogc/collections/compounds/items?limit=2&name=a" -s "$base/api/public/ticket-counts?fromMonth=2026-01" \
  -m "exec,file,sql,xss,redirect,ssrf,crlf,csp,http_headers,cookieflags,methods,xxe,shellshock" \
  -f json -o "$out/wapiti.json" >"$out/wapiti.log" 2>&1
# Explained: browsers have dropped X-XSS-Protection, and Strict-Transport-Security is sent over https only.
node -e '
const explained = /^(X-XSS-Protection|Strict-Transport-Security) is not set/;
const { vulnerabilities, infos } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
const found = Object.entries(vulnerabilities).flatMap(([kind, list]) => list.filter((one) => !explained.test(one.info)).map((one) => `${kind}: ${one.info} ${one.path}`));
console.log(`${infos.version}: findings: ${found.length}`);
for (const one of found) console.log(`  ${one}`);
process.exitCode = found.length > 0 ? 1 : 0;
' "$out/wapiti.json"
