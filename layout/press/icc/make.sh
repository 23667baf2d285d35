#!/bin/sh
# Makes newsprint.icc anew from the published characterisation data. Needed only to change it.
#
#   apt-get install argyll icc-profiles-free
#   layout/press/icc/make.sh
#
# Source: ANSI CGATS/SNAP TR 002-2007, Graphic technology - Color characterization data for coldset
# printing on newsprint. Debian's icc-profiles-free carries its table as TR002.ti3.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "${TI3:-/usr/share/color/icc/TR002.ti3}" "$work/TR002.ti3"
# -qm -b: medium quality, no table from device to PCS beyond the colorimetric one.
# -l240 -L90: at most 240 % ink in all and 90 % black. -kr: black ramps up with darkness.
colprof -qm -b -l240 -L90 -kr \
    -A "ANSI CGATS/SNAP" -M "TR 002-2007" \
    -D "Coldset newsprint (CGATS/SNAP TR 002-2007)" \
    -C "Derived from ANSI CGATS/SNAP TR 002-2007. May be distributed when that report is named." \
    -O newsprint.icc "$work/TR002"
