#!/bin/sh
# Makes newsprint.icc anew from the published characterisation data. Needed only to change it.
#
#   apt-get install argyll icc-profiles-free
#   layout/products/press/icc/make.sh
#
# README.md beside this file says what it is made of and under which licence.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "${TI3:-/usr/share/color/icc/TR002.ti3}" "$work/TR002.ti3"
# -qm: medium quality. -l240 -L90: at most 240 % ink in all and 90 % black. -kr: black ramps up with
# darkness. -S: the perceptual and saturation tables map the gamut of sRGB, as seen on a monitor in
# a work room (-cmt), into that of newsprint, seen as a print is (-dpp).
colprof -qm -l240 -L90 -kr \
    -S "${SRGB:-/usr/share/color/icc/sRGB.icc}" -cmt -dpp \
    -A "ANSI CGATS/SNAP" -M "TR 002-2007" \
    -D "Coldset newsprint (CGATS/SNAP TR 002-2007)" \
    -C "Derived from ANSI CGATS/SNAP TR 002-2007. May be distributed when that report is named." \
    -O "$work/newsprint.icc" "$work/TR002"
# The date in the head (bytes 24 to 35) is the report's year, so that the same recipe gives the
# same bytes.
printf '\007\327\000\001\000\001\000\000\000\000\000\000' |
    dd of="$work/newsprint.icc" bs=1 seek=24 conv=notrunc status=none
mv "$work/newsprint.icc" newsprint.icc
chmod 644 newsprint.icc
sha256sum newsprint.icc
