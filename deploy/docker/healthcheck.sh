#!/usr/bin/env bash
# healthcheck PATH [PORT]: succeeds when the process in this container answers 200. The base image has neither curl nor wget.
exec 3<>"/dev/tcp/127.0.0.1/${2:-8080}" || exit 1
printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$1" >&3
read -r -t 2 status <&3 && [[ $status == *" 200 "* ]]
