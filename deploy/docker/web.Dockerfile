# A web node with the client. From the repository's root:  docker build -f deploy/docker/web.Dockerfile -t minitwitter-web .
FROM node:24 AS client
WORKDIR /source/WebClient
COPY WebClient/package.json WebClient/package-lock.json WebClient/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY WebApi/openapi.json ../WebApi/
COPY WebClient .
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
ARG VERSION
ARG TARGETARCH
COPY . .
COPY --from=client /source/WebClient/dist/browser WebApi/wwwroot
RUN dotnet publish WebApi/WebApi.csproj -c Release -a $TARGETARCH -o /app -p:RestoreLockedMode=true -p:MinVerVersionOverride=$VERSION -p:SkipWebClient=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY deploy/docker/healthcheck.sh /usr/local/bin/healthcheck
ENV urls=http://+:8080 DOTNET_EnableDiagnostics=0 MiniTwitter__Role=Web
EXPOSE 8080
USER $APP_UID
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD ["healthcheck", "/health/ready"]
ENTRYPOINT ["dotnet", "MiniTwitter.WebApi.dll"]
