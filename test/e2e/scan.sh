#!/usr/bin/env bash
# Debian's sqlmap and wapiti against a running instance on this machine, with an access token of a leader.
# Usage: bash test/e2e/scan.sh http://127.0.0.1:8787 TOKEN. Not part of the gate: it takes long.
set -euo pipefail
base=$1
token=$2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
header="Authorization: Bearer $token"

# Every parameter that reaches the database, one address a line; sqlmap tries each of them.
cat >"$out/addresses" <<ADDRESSES
$base/api/search?q=a&limit=5
$base/api/tickets/cells?from=2026-05-01&until=2026-05-31&categories=1
$base/api/tickets/timeline?categories=1
$base/ogc/collections/compounds/items?bbox=108,33,109,34&limit=2&name=a&households=3&next=1-1
$base/ogc/collections/tickets/items?datetime=2026-05-01&limit=2&state=closed&number=1
$base/ogc/collections/stations/items?name=a&kind=hub
$base/api/public/ticket-counts?fromMonth=2026-01&untilMonth=2026-02
ADDRESSES

sqlmap -m "$out/addresses" --headers "$header" --batch --level 2 --risk 2 --threads 2 --time-sec 3 \
  --output-dir "$out/sqlmap" --disable-coloring >"$out/sqlmap.log" 2>&1 || true
if grep -Eq "is vulnerable|identified the following injection" "$out/sqlmap.log"; then
  cat "$out/sqlmap.log"
  exit 1
fi
grep -c "do not appear to be injectable\|does not seem to be injectable" "$out/sqlmap.log" |
  sed 's/^/sqlmap: parameters without a finding: /'

wapiti -u "$base/" -H "$header" --scope domain --max-scan-time 10 --flush-session \
  $(sed 's/^/-s /' "$out/addresses") \
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
