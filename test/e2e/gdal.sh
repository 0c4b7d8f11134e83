#!/usr/bin/env bash
# Reads every collection with GDAL's OAPIF driver and a leader's access token, page by page, and holds the features
# that arrived against the number the server says. (A count asked of GDAL would be the server's own number.)
set -euo pipefail
base=$1
token=$2
export GDAL_HTTP_HEADERS="Authorization: Bearer $token"
ask() { curl -fs -H "$GDAL_HTTP_HEADERS" "$@"; }
collections=$(ask "$base/ogc/collections" | grep -o '"id":"[a-z-]*"' | cut -d'"' -f4 | sort -u)
[ "$(wc -l <<<"$collections")" = 7 ]
for name in $collections; do
  wanted=$(ask "$base/ogc/collections/$name/items?limit=1" | grep -o '"numberMatched":[0-9]*' | cut -d: -f2)
  read=$(ogr2ogr -f CSV /vsistdout/ "OAPIF:$base/ogc" "$name" -oo PAGE_SIZE=5000 | tail -n +2 | wc -l)
  echo "$name: $read of $wanted"
  [ "$read" = "$wanted" ]
done
