#!/bin/sh
# Installs what tests need beside Python packages, where the system allows it: Chromium, Chinese fonts, a clock to
# turn (faketime), and in CI nginx, an office that opens presentations and what reads PDF.
set -u
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
fonts=$(fc-list :lang=zh 2>/dev/null | head -n 1)
wanted=""
[ -n "$chromium" ] && [ -n "$fonts" ] || wanted="chromium fonts-noto-cjk fontconfig"
command -v faketime >/dev/null || wanted="$wanted faketime"
# Debian starts a web server that it installs: on a desk nobody asked for one.
[ "${CI:-}" != true ] || [ -x /usr/sbin/nginx ] || wanted="$wanted nginx-light openssl"
if [ "${CI:-}" = true ]; then
  command -v soffice >/dev/null || wanted="$wanted libreoffice-impress"
  command -v pdftotext >/dev/null || wanted="$wanted poppler-utils"
fi
[ -n "$wanted" ] || exit 0
if ! command -v apt-get >/dev/null; then
  echo "Tests need: $wanted. Install what they are called here, or those tests are skipped." >&2
  exit 0
fi
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo -n"
# shellcheck disable=SC2086 (names of packages, one a word)
$as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends $wanted >/dev/null \
  || echo "Could not be installed; tests that need them are skipped: $wanted" >&2
exit 0
