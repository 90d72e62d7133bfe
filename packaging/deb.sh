#!/usr/bin/env bash
# Build dist/shenbao_VERSION_ARCH.deb from the frozen program (needs dpkg-deb).
set -euo pipefail
cd "$(dirname "$0")/.."

python3 dev.py freeze

version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
architecture=$(dpkg --print-architecture)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

install -d "$tree"/{DEBIAN,opt,usr/bin,usr/share/{applications,doc/shenbao,icons/hicolor/scalable/apps}}
cp -a dist/shenbao "$tree/opt/shenbao"
ln -s /opt/shenbao/shenbao "$tree/usr/bin/shenbao"
install -m 644 packaging/shenbao.desktop "$tree/usr/share/applications/"
install -m 644 resources/icons/app.svg "$tree/usr/share/icons/hicolor/scalable/apps/shenbao.svg"
install -m 644 LICENSE "$tree/usr/share/doc/shenbao/copyright"

cat > "$tree/DEBIAN/control" <<CONTROL
Package: shenbao
Version: $version
Architecture: $architecture
Section: office
Priority: optional
Maintainer: Shenbao developers <shenbao@localhost>
Installed-Size: $(du -sk "$tree/opt" | cut -f1)
Depends: libegl1, libgl1, libxkbcommon-x11-0, libdbus-1-3, libfontconfig1, libxcb-cursor0, libxcb-icccm4,
 libxcb-image0, libxcb-keysyms1, libxcb-randr0, libxcb-render-util0, libxcb-shape0, libxcb-xinerama0, libxcb-xkb1,
 fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei
Recommends: gnome-keyring | kwalletmanager
Description: 申报台, declarations and grading for institutions
 Fill declarations offline, submit them to the bureau and follow them to the award.
 A practice bureau is included.
CONTROL

dpkg-deb --root-owner-group -Zxz --build "$tree" "dist/shenbao_${version}_${architecture}.deb"
