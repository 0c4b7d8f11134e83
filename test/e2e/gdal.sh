#!/usr/bin/env bash
# Reads every collection with GDAL's OAPIF driver and holds the number of features against what the server says.
set -euo pipefail
base=$1
collections=$(curl -fs "$base/ogc/collections" | grep -o '"id":"[a-z-]*"' | cut -d'"' -f4 | sort -u)
[ -n "$collections" ]
for name in $collections; do
  wanted=$(curl -fs "$base/ogc/collections/$name/items?limit=1" | grep -o '"numberMatched":[0-9]*' | cut -d: -f2)
  read=$(ogr2ogr -f CSV /vsistdout/ "OAPIF:$base/ogc" "$name" -oo PAGE_SIZE=5000 -sql "select count(*) as n from \"$name\"" -dialect SQLITE 2>/dev/null | tail -1 | tr -d '"')
  echo "$name: $read of $wanted"
  [ "$read" = "$wanted" ]
done
