#!/bin/sh
# Makes the still fonts that the PDF embeds; needs Python with fonttools and brotli, and npm for the letters of Polish and its
# neighbours, which stand in a file of their own (package @fontsource-variable/atkinson-hyperlegible-next 5.3.0).
# Both stand in public/fonts. Usage: fonts/make.sh <latin.woff2> <latin-ext.woff2> <folder with DejaVuSans.ttf and
# DejaVuSansMono.ttf>
set -eu
export SOURCE_DATE_EPOCH=1764460800
here=$(dirname "$0"); latin=$1; ext=$2; dejavu=$3; work=$(mktemp -d)
for pair in 400:regular 700:bold; do
  wght=${pair%%:*}; name=${pair##*:}
  for part in latin ext; do
    eval "source=\$$part"
    fonttools varLib.instancer "$source" "wght=$wght" --update-name-table --no-recalc-timestamp -o "$work/$part.woff2"
    fonttools ttLib.woff2 decompress -o "$work/$part.ttf" "$work/$part.woff2"
  done
  pyftmerge --drop-tables=vhea,vmtx,STAT,prep,gasp --output-file="$here/next-$name.ttf" "$work/latin.ttf" "$work/ext.ttf"
done
rm -r "$work"
# Greek, Cyrillic, Armenian, Hebrew, Arabic, Georgian, what Latin the first lacks, marks, and the signs of ordinary writing.
pyftsubset "$dejavu/DejaVuSans.ttf" --no-hinting --no-recalc-timestamp \
  --unicodes='U+0020-007E,U+00A0-024F,U+0250-02AF,U+02B0-036F,U+0370-03FF,U+0400-052F,U+0531-058F,U+0591-05F4,U+0600-06FF,U+0750-077F,U+10A0-10FF,U+1E00-1EFF,U+1F00-1FFF,U+2000-206F,U+2070-209F,U+20A0-20BF,U+2100-214F,U+2150-218F,U+2190-21FF,U+2200-22FF,U+25A0-25FF,U+2600-266F,U+2700-27BF,U+FB13-FB4F,U+FB50-FDFF,U+FE70-FEFE,U+FFFD' \
  --layout-features='*' --output-file="$here/dejavu-sans.ttf"
pyftsubset "$dejavu/DejaVuSansMono.ttf" --no-hinting --no-recalc-timestamp --unicodes='U+0020-007E,U+00A0-017F,U+2010-2026' \
  --layout-features='' --output-file="$here/dejavu-sans-mono.ttf"
