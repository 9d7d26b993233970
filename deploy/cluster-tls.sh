#!/usr/bin/env bash
# Makes the certificates of a cluster:
#   deploy/cluster-tls.sh DIRECTORY [DAYS]
# The directory gets an authority (ca.crt, ca.key) unless it is there, and a new certificate of it (tls.crt, tls.key), valid for 365 days.
# Silos and web nodes need ca.crt, tls.crt and tls.key. Keep ca.key elsewhere: it lets anybody into the cluster. Needs openssl.
set -euo pipefail
umask 077
(($# == 1 || $# == 2)) || { sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }
directory=$1 days=${2:-365}
mkdir -p "$directory"
cd "$directory"
if [[ ! -f ca.key ]]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=minitwitter cluster authority" -keyout ca.key -out ca.crt
fi
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=minitwitter node" -keyout tls.key.new -out tls.csr
openssl x509 -req -in tls.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days "$days" -out tls.crt.new \
  -extfile <(printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth,clientAuth\n')
mv tls.key.new tls.key
mv tls.crt.new tls.crt
chmod 644 ca.crt tls.crt
rm tls.csr
