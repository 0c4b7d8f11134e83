#!/usr/bin/env bash
# Reads every collection with GDAL's OAPIF driver, page by page, and holds the features that arrived against the number
# the server says. (A count asked of GDAL would be the server's own number.)
set -euo pipefail
base=$1
collections=$(curl -fs "$base/ogc/collections" | grep -o '"id":"[a-z-]*"' | cut -d'"' -f4 | sort -u)
[ "$(wc -l <<<"$collections")" = 7 ]
for name in $collections; do
  wanted=$(curl -fs "$base/ogc/collections/$name/items?limit=1" | grep -o '"numberMatched":[0-9]*' | cut -d: -f2)
  read=$(ogr2ogr -f CSV /vsistdout/ "OAPIF:$base/ogc" "$name" -oo PAGE_SIZE=5000 | tail -n +2 | wc -l)
  echo "$name: $read of $wanted"
  [ "$read" = "$wanted" ]
done
